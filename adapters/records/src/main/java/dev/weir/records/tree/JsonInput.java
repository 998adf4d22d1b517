package dev.weir.records.tree;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.records.rows.RecordLimits;
import java.util.regex.Pattern;

/** How JSON from outside is read: bounded by a record's size. Numbers are not looked into. */
public final class JsonInput {
  /** Each takes some 60 bytes of memory. What columns read is bounded much closer. */
  private static final int MAX_DEPTH = 1_000_000;

  private static final Pattern SOURCE =
      Pattern.compile(" ?\\(?(?:start marker )?at \\[Source:[^]]*]\\)?");

  private JsonInput() {}

  public static JsonFactory factory(RecordLimits limits) {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(limits.recordBytes())
                    .maxNumberLength(limits.recordBytes())
                    .maxNameLength(limits.recordBytes())
                    .build())
            .build();
    return JsonMapper.builder(factory).build().getFactory();
  }

  /** What a value is, for people: {@code an object}, {@code a string}, {@code null}. */
  public static String describe(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "a string";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      case VALUE_NULL -> "null";
      case FIELD_NAME, END_OBJECT, END_ARRAY, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE -> "no value";
    };
  }

  /** The parser's complaint without its excerpt of the data. */
  public static String reason(JsonProcessingException e) {
    return SOURCE.matcher(e.getOriginalMessage()).replaceAll("");
  }
}
