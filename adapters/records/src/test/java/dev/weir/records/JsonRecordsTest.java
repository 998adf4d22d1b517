package dev.weir.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.pipeline.source.Field;
import dev.weir.pipeline.source.Format;
import dev.weir.pipeline.source.Notation;
import dev.weir.records.rows.RecordLimits;
import dev.weir.records.rows.UnusableDocument;
import dev.weir.schema.ColumnType.Simple;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonRecordsTest {
  private static final String COLUMNS = "id integer, city text /address/city";

  @Test
  void recordsAreFoundAtThePointer() throws Exception {
    String document =
        """
        {"exported": {"data": [9]}, "data": {"list": [
          {"id": 1, "address": {"city": "Lyon"}}, {"id": 2}, {"address": null, "id": null}]}, "more": [1]}
        """;
    assertThat(json("/data/list", document).rows)
        .containsExactly("[1, Lyon]", "[2, null]", "[null, null]");
    assertThat(json("/data/list/1", document).rows).containsExactly("[2, null]");
    assertThat(json("", "[{\"id\": 3}]").rows).containsExactly("[3, null]");
    assertThat(json("", "{\"id\": 4}").rows).containsExactly("[4, null]");
  }

  @Test
  void whatIsNoObjectOrDoesNotFitIsRejected() throws Exception {
    Collected json =
        json("", "[{\"id\": 1}, \"moved\", null, {\"id\": [1]}, {\"id\": \"x\"}, {\"id\": \"2\"}]");
    assertThat(json.rows).containsExactly("[1, null]", "[2, null]");
    assertThat(json.kinds())
        .containsExactly(
            "2: not an object",
            "3: not an object",
            "4: an array, not one value: column id",
            "5: not an integer: column id");
    assertThat(json.rejects.getFirst().reason()).isEqualTo("not an object but a string");
    assertThat(json.rejects.get(2).record()).isEqualTo("{\"id\": [1]}");
    assertThat(json("", "null").kinds()).containsExactly("1: not an object");
  }

  @Test
  void numbersAreReadAsWritten() throws Exception {
    Collected json =
        Collected.of(
            Format.JSON,
            "",
            "d decimal(38,18), i bigint, f double, t text",
            "[{\"d\": 0.100000000000000001, \"i\": 1e3, \"f\": 0.1, \"t\": 1.50},"
                + " {\"d\": 12345678901234567890.123456789012345678, \"t\": {\"a\": [1.0]}},"
                + " {\"d\": 0.1234567890123456789}, {\"i\": 0.5}, {\"t\": true}]");
    assertThat(json.rows)
        .containsExactly(
            "[0.100000000000000001, 1000, 0.1, 1.50]",
            "[12345678901234567890.123456789012345678, null, null, {\"a\":[1.0]}]",
            "[null, null, null, true]");
    assertThat(json.kinds())
        .containsExactly("3: does not fit decimal(38,18): column d", "4: not an integer: column i");
  }

  @Test
  void halfASurrogatePairIsRejected() throws Exception {
    Collected json = Collected.of(Format.JSON, "", "t text", "[{\"t\": \"\\ud83c\"}]");
    assertThat(json.kinds()).containsExactly("1: half a surrogate pair: column t");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [{"id": 1}, {"id": 2                 | 2 | Unexpected end-of-input
          [{"id": 1}, {"id": 2}] [             | 3 | there is more after the document's end
          [{"id": 1}, {id: 2}]                 | 2 | Unexpected character
          """)
  void aBrokenDocumentKeepsTheRecordsBefore(String document, long position, String reason) {
    Collected collected = new Collected();
    assertThatThrownBy(() -> read(collected, document))
        .isInstanceOf(UnusableDocument.Broken.class)
        .hasMessageContaining(reason)
        .extracting(e -> ((UnusableDocument.Broken) e).place().record())
        .isEqualTo(position);
    assertThat(collected.rows).first().isEqualTo("[1, null]");
  }

  @Test
  void aRecordBeyondTheLimitIsNotHeldInMemory() {
    Collected collected = new Collected();
    String large = "[{\"id\": 1}, {\"x\": [" + "1,".repeat(100_000) + "1]}]";
    assertThatThrownBy(() -> read(collected, large))
        .isInstanceOf(UnusableDocument.Broken.class)
        .hasMessage("a record is larger than 2000 bytes");
    assertThat(collected.rows).containsExactly("[1, null]");
  }

  @Test
  void whatIsAtThePointerIsSaid() {
    assertThatThrownBy(() -> json("/data", "{\"data\": \"none\"}"))
        .isInstanceOf(UnusableDocument.Unexpected.class)
        .hasMessage("there is a string at /data, not an array or an object");
    assertThatThrownBy(() -> json("/data/list", "{\"data\": {}, \"list\": []}"))
        .isInstanceOf(UnusableDocument.Unexpected.class)
        .hasMessage("there is nothing at /data/list");
    assertThatThrownBy(() -> json("", ""))
        .isInstanceOf(UnusableDocument.Empty.class)
        .hasMessage("it is empty, there should be a JSON document");
  }

  @Test
  void aBrokenLineOfJsonLinesIsRejectedAlone() throws Exception {
    Collected lines =
        Collected.of(
            Format.JSON_LINES,
            "",
            "id integer",
            "{\"id\": 1}\n{\"id\": 2\n\n[3]\n{\"id\": 4} {}\n{\"id\": \"x\"}\r\n{\"id\": 5}");
    assertThat(lines.rows).isEqualTo(List.of("[1]", "[5]"));
    assertThat(lines.kinds())
        .containsExactly(
            "2: not JSON", "4: not an object", "5: not JSON", "6: not an integer: column id");
    assertThat(lines.rejects.getFirst().record()).isEqualTo("{\"id\": 2");
  }

  private static void read(Collected collected, String document) throws Exception {
    collected.read(
        Format.JSON,
        "",
        COLUMNS,
        document.getBytes(StandardCharsets.UTF_8),
        new RecordLimits(2000, 8));
  }

  private static Collected json(String records, String document) throws Exception {
    return Collected.of(Format.JSON, records, COLUMNS, document);
  }

  @Test
  void aColumnThatNoRecordHasIsAbsentUnlessItIsOptionalOrThereWasNoRow() throws Exception {
    Map<String, Field> fields = new LinkedHashMap<>();
    fields.put("id", new Field(Simple.INTEGER, "/id"));
    fields.put("null", new Field(Simple.TEXT, "/null"));
    fields.put("gone", new Field(Simple.TEXT, "/gone/away"));
    fields.put("late", new Field(Simple.TEXT, "/late"));
    fields.put("maybe", new Field(Simple.TEXT, "/maybe", Optional.empty(), true));
    Records records = new Records(Format.JSON, "", Notation.PLAIN, fields, RecordLimits.DEFAULT);
    read(records, "[]");
    assertThat(records.absent()).isEmpty();
    read(records, "[{\"id\": 1, \"null\": null, \"gone\": {}}]");
    assertThat(records.absent()).containsExactly("gone", "late");
    read(records, "[{\"id\": \"x\", \"late\": \"\"}]");
    assertThat(records.absent()).as("rejected records have it too").containsExactly("gone");
  }

  private static void read(Records records, String document) throws Exception {
    records.read(
        "a", new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)), new Collected());
  }
}
