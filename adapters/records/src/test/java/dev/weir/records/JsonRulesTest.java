package dev.weir.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.pipeline.source.Format;
import dev.weir.records.rows.RecordLimits;
import dev.weir.records.rows.Reject;
import dev.weir.records.rows.UnusableDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a record of JSON is, whether it stands in a document or on a line. */
class JsonRulesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":2,\"x\":1,\"x\":2}",
        "{\"id\":2,\"id\":2}",
        "{\"id\":2,\"other\":[{\"x\":1,\"x\":2}]}",
        "{\"id\":2,\"t\":{\"a\":{\"x\":1,\"y\":0,\"\\u0078\":2}}}"
      })
  void aNameTwiceInOneObjectRejectsTheRecord(String record) throws Exception {
    for (Collected collected : both("id integer, t text", "{\"id\":1}", record, "{\"id\":3}")) {
      assertThat(collected.rows).containsExactly("[1, null]", "[3, null]");
      assertThat(collected.kinds()).containsExactly("2: a name twice in one object");
      assertThat(collected.rejects.getFirst().record()).isEqualTo(record);
      assertThat(collected.rejects.getFirst().reason())
          .matches("an object has the name '(x|id)' twice");
    }
  }

  @Test
  void aNameIsFoundTwiceAmongManyAndMayBeInSeveralObjects() throws Exception {
    String many =
        IntStream.range(0, 1000).mapToObj(i -> "\"n" + i + "\":0").collect(Collectors.joining(","));
    RecordLimits limits = new RecordLimits(100_000, 8);
    String document =
        "[{%1$s},{%1$s,\"a\":{%1$s},\"b\":[{%1$s},{%1$s}]},{%1$s,\"n500\":1},{\"n1\":7}]"
            .formatted(many);
    Collected collected =
        Collected.of(
            Format.JSON, "", "n1 integer", document.getBytes(StandardCharsets.UTF_8), limits);
    assertThat(collected.rows).containsExactly("[0]", "[0]", "[7]");
    assertThat(collected.kinds()).containsExactly("3: a name twice in one object");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0000001",
        "1e3",
        "1.10",
        "1234567890123456789012",
        "1E+2",
        "-0.0",
        "-0",
        "1e999999999",
        "1e99999999999",
        "0.100000000000000000000000000000000000000000001"
      })
  void numbersInTextAreAsTheyWereWritten(String number) throws Exception {
    String record = "{\"t\": %1$s, \"n\": {\"a\": [%1$s, {\"b\": %1$s}]}}".formatted(number);
    for (Collected collected : both("t text, n text, a text /n/a/0", record)) {
      assertThat(collected.rows)
          .containsExactly("[%1$s, {\"a\":[%1$s,{\"b\":%1$s}]}, %1$s]".formatted(number));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          double        | -0.0           | -0.0
          double        | -0             | -0.0
          real          | -0.0           | -0.0
          bigint        | 1e3            | 1000
          bigint        | 999999999999999999 | 999999999999999999
          bigint        | -9223372036854775808 | -9223372036854775808
          decimal(10,2) | 1.500          | 1.50
          integer       | 2147483648     | ! too large for integer
          bigint        | 9223372036854775808 | ! too large for bigint
          double        | 1e400          | ! too large for double
          decimal(10,2) | 1e400          | ! does not fit decimal(10,2)
          decimal(10,2) | 1e999999999    | ! does not fit decimal(10,2)
          decimal(10,2) | 1e99999999999  | ! does not fit decimal(10,2)
          bigint        | 1e99999999999  | ! too large for bigint
          boolean       | 1              | ! not true or false
          date          | 20260101       | ! not a date
          binary        | 1234           | ! not Base64
          binary        | true           | ! not Base64
          integer       | true           | ! not an integer
          """)
  void aNumberOutOfRangeRejectsItsRecordOnly(String type, String number, String expected)
      throws Exception {
    for (Collected collected :
        both("v " + type, "{\"v\":%s}".formatted(number), "{}", "{\"v\":null}")) {
      if (expected.startsWith("! ")) {
        assertThat(collected.kinds()).containsExactly("1: " + expected.substring(2) + ": column v");
        assertThat(collected.rejects.getFirst().reason()).endsWith("value '" + number + "'");
        assertThat(collected.rows).containsExactly("[null]", "[null]");
      } else {
        assertThat(collected.rows).containsExactly("[" + expected + "]", "[null]", "[null]");
      }
    }
  }

  @Test
  void whatNoColumnReadsIsNotLookedInto() throws Exception {
    String deep = "[".repeat(900) + "]".repeat(900);
    String record =
        "{\"id\": 1, \"x\": 1e99999999999, \"y\": %s, \"z\": %s}".formatted("9".repeat(100), deep);
    for (Collected collected : both("id integer", record)) {
      assertThat(collected.rows).containsExactly("[1]");
    }
  }

  @Test
  void depthCountsWhereAColumnLooks() throws Exception {
    String seven = "[".repeat(7) + "]".repeat(7);
    String eight = "[" + seven + "]";
    for (Collected collected :
        both(
            "id integer, t text",
            "{\"id\":1,\"t\":%s}".formatted(seven),
            "{\"id\":2,\"t\":%s}".formatted(eight),
            "{\"id\":3,\"t\":[%s,{\"a\":1}]}".formatted(eight),
            "{\"id\":4}")) {
      assertThat(collected.rows).containsExactly("[1, " + seven + "]", "[4, null]");
      assertThat(collected.kinds())
          .containsExactly(
              "2: nested deeper than 8: column t", "3: nested deeper than 8: column t");
    }
  }

  @Test
  void aMillionLevelsAreNoProblem() throws Exception {
    String deep = "{\"id\":2,\"x\":" + "[".repeat(900_000) + "]".repeat(900_000) + "}";
    byte[] document = ("[{\"id\":1}," + deep + ",{\"id\":3}]").getBytes(StandardCharsets.UTF_8);
    assertThat(Collected.of(Format.JSON, "", "id integer", document, RecordLimits.DEFAULT).rows)
        .containsExactly("[1]", "[2]", "[3]");
  }

  @Test
  void arraysAreRecordsWhereAllPathsAreIndexes() throws Exception {
    for (Collected collected :
        both("k integer /0, v text /1", "[1,\"a\"]", "[2]", "{\"0\":3}", "[\"x\",\"b\"]", "7")) {
      assertThat(collected.rows).containsExactly("[1, a]", "[2, null]", "[3, null]");
      assertThat(collected.kinds())
          .containsExactly("4: not an integer: column k", "5: not an object");
    }
    for (Collected collected : both("k integer /0, id text", "[1,\"a\"]")) {
      assertThat(collected.kinds()).containsExactly("1: not an object");
    }
  }

  @Test
  void membersOfAnObjectAreRecordsWithTheirNames() throws Exception {
    Collected collected =
        Collected.of(
            Format.JSON,
            "/data/*",
            "key integer *, title text",
            "{\"data\": {\"7\": {\"title\": \"Emma\"}, \"x\": {\"title\": \"Dune\"}, \"9\": 1}}");
    assertThat(collected.rows).containsExactly("[7, Emma]");
    assertThat(collected.rejects)
        .containsExactly(
            new Reject(
                2,
                "not an integer: column key",
                "not an integer: column key, value 'x'",
                "{\"title\": \"Dune\"}"),
            new Reject(3, "not an object", "not an object but a number", "1"));
    assertThatThrownBy(() -> Collected.of(Format.JSON, "/*", "title text", "[{\"title\": 1}]"))
        .isInstanceOf(UnusableDocument.Unexpected.class)
        .hasMessage("there is an array at the top, not an object whose members are the records");
  }

  @Test
  void aValueIsReadWholeAndInParts() throws Exception {
    for (Collected collected :
        both(
            "whole text /a, part integer /a/b, second integer /a/c/1, all text ",
            "{\"a\":{\"b\":1,\"c\":[2,3]}}",
            "{\"a\":4}")) {
      assertThat(collected.rows)
          .containsExactly(
              "[{\"b\":1,\"c\":[2,3]}, 1, 3, {\"a\":{\"b\":1,\"c\":[2,3]}}]",
              "[4, null, null, {\"a\":4}]");
    }
  }

  @Test
  void theFirstOfTheBadColumnsIsTold() throws Exception {
    for (Collected collected : both("a integer, b integer", "{\"b\":\"x\",\"a\":\"y\"}")) {
      assertThat(collected.kinds()).containsExactly("1: not an integer: column a");
    }
  }

  @Test
  void aRejectShowsItsRecordAsItWasWritten() throws Exception {
    String pad = " ".repeat(7000);
    String record = "{\"id\" : 1e0x, \"t\": \"Z\\u00eb\"}".replace("1e0x", "1.50");
    String document = "\ufeff" + pad + "[" + record + "," + pad + record + " , " + record + "]";
    Collected collected =
        Collected.of(
            Format.JSON,
            "",
            "id integer",
            document.getBytes(StandardCharsets.UTF_8),
            RecordLimits.DEFAULT);
    assertThat(collected.rejects).extracting(Reject::record).containsOnly(record).hasSize(3);
  }

  @Test
  void anObjectOnTheWayToTheRecordsHasANameOnceToo() {
    assertThatThrownBy(
            () -> Collected.of(Format.JSON, "/data", "id integer", "{\"data\":[],\"data\":[{}]}"))
        .isInstanceOf(UnusableDocument.Broken.class)
        .hasMessage("an object has the name 'data' twice");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [{"id": 1},{"id" 2}]   | 2 | byte 18
          [{"id": 1},{"id": 2    | 2 | byte 19
          [{"id": 1}]{"id": 2}   | 2 | byte 12
          """)
  void whereItIsBrokenIsSaid(String document, long record, String spot) {
    assertThatThrownBy(() -> Collected.of(Format.JSON, "", "id integer", document))
        .isInstanceOfSatisfying(
            UnusableDocument.Broken.class,
            broken ->
                assertThat(broken.place()).isEqualTo(new UnusableDocument.Place(record, spot)))
        .message()
        .doesNotContain("Source", "REDACTED");
  }

  /** Of a document and of lines: records, positions and rejects are the same. */
  private static Iterable<Collected> both(String columns, String... records) throws Exception {
    return List.of(
        Collected.of(Format.JSON, "", columns, "[" + String.join(",", records) + "]"),
        Collected.of(Format.JSON_LINES, "", columns, String.join("\n", records)));
  }
}
