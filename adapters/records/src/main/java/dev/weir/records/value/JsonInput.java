package dev.weir.records.value;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.records.rows.RecordLimits;
import java.util.Locale;

/** How JSON from outside is read: bounded, and numbers as they are written. */
public final class JsonInput {
  private static final int MAX_NUMBER_CHARACTERS = 1000;

  private JsonInput() {}

  public static JsonMapper mapper(RecordLimits limits) {
    StreamReadConstraints bounds =
        StreamReadConstraints.builder()
            .maxNestingDepth(limits.depth())
            .maxStringLength(limits.recordBytes())
            .maxNumberLength(MAX_NUMBER_CHARACTERS)
            .build();
    return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(bounds).build())
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
        .build();
  }

  /** What a value is, for people: {@code an object}, {@code a string}, {@code null}. */
  public static String describe(JsonNode node) {
    return switch (node.getNodeType()) {
      case NULL, MISSING -> "null";
      case OBJECT, ARRAY -> "an " + node.getNodeType().name().toLowerCase(Locale.ROOT);
      case STRING, NUMBER, BOOLEAN, BINARY, POJO ->
          "a " + node.getNodeType().name().toLowerCase(Locale.ROOT);
    };
  }

  /** The parser's complaint without its excerpt of the data. */
  public static String reason(JsonProcessingException e) {
    return e.getOriginalMessage();
  }
}
