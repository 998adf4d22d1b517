package dev.weir.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.pipeline.source.Field;
import dev.weir.pipeline.source.Format;
import dev.weir.pipeline.source.Notation;
import dev.weir.records.rows.RecordLimits;
import dev.weir.records.rows.RecordSink;
import dev.weir.records.rows.Reject;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.testkit.TextForms;
import dev.weir.testkit.TextRoad;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Readers take the texts that the judge takes, and make the same values of them. */
class TextRoadsTest {
  static Stream<ColumnType> types() {
    return TextForms.types();
  }

  @ParameterizedTest
  @MethodSource("types")
  void csvIsOfTheJudgesMind(ColumnType type) throws Exception {
    TextRoad.requireTheJudges(
        (to, texts) -> take(Format.CSV, to, texts, TextRoadsTest::csv), type, TextForms.of(type));
  }

  @ParameterizedTest
  @MethodSource("types")
  void jsonIsOfTheJudgesMind(ColumnType type) throws Exception {
    TextRoad.requireTheJudges(
        (to, texts) -> take(Format.JSON_LINES, to, texts, TextRoadsTest::json),
        type,
        TextForms.of(type));
  }

  private interface Writer {
    String document(List<String> texts);
  }

  private static String csv(List<String> texts) {
    StringBuilder document = new StringBuilder("id,v\n");
    for (int i = 0; i < texts.size(); i++) {
      document.append(i).append(",\"").append(texts.get(i)).append("\"\n");
    }
    return document.toString();
  }

  private static String json(List<String> texts) {
    StringBuilder document = new StringBuilder();
    for (int i = 0; i < texts.size(); i++) {
      document.append("{\"id\":%d,\"v\":%s}\n".formatted(i, quoted(texts.get(i))));
    }
    return document.toString();
  }

  private static String quoted(String text) {
    return text.chars()
        .mapToObj(c -> c < ' ' || c == '"' || c == '\\' ? "\\u%04x".formatted(c) : "" + (char) c)
        .collect(Collectors.joining("", "\"", "\""));
  }

  private static List<@Nullable Object> take(
      Format format, ColumnType type, List<String> texts, Writer writer) throws Exception {
    Map<String, Field> fields = new LinkedHashMap<>();
    fields.put("id", new Field(Simple.INTEGER, "id"));
    fields.put("v", new Field(type, "v"));
    Taken taken = new Taken(texts.size());
    byte[] document = writer.document(texts).getBytes(StandardCharsets.UTF_8);
    new Records(format, "", Notation.PLAIN, fields, RecordLimits.DEFAULT)
        .read("the file", new ByteArrayInputStream(document), taken);
    assertThat(taken.rejects).isEqualTo(Collections.frequency(taken.values, TextRoad.REFUSED));
    return taken.values;
  }

  private static final class Taken implements RecordSink {
    final List<@Nullable Object> values;
    int rejects;

    Taken(int texts) {
      values = new ArrayList<>(Collections.nCopies(texts, TextRoad.REFUSED));
    }

    @Override
    public void row(@Nullable Object[] row) {
      values.set(Objects.requireNonNull((Integer) row[0]), row[1]);
    }

    @Override
    public void reject(Reject reject) {
      rejects++;
    }
  }
}
