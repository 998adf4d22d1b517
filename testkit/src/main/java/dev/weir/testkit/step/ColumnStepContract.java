package dev.weir.testkit.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.pipeline.source.Field;
import dev.weir.pipeline.step.ColumnStep;
import dev.weir.pipeline.step.ColumnStep.Masking;
import dev.weir.pipeline.step.Step;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.sql.Sql;
import dev.weir.sql.StepProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What steps that change columns make of them. */
public interface ColumnStepContract {
  /** Without data sets; the same for the whole test. */
  Sandbox sandbox();

  @Test
  default void selectKeepsColumnsInTheOrderWritten() throws Exception {
    sandbox().data("t", "SELECT 1 AS \"Order by\", 'x' AS \"a \"\"b\"\"\", 3 AS \"select\"");
    Sandbox.Made made = sandbox().run(new ColumnStep.Select(List.of("select", "a \"b\"")));
    assertThat(made.types()).containsExactly("select integer", "a \"b\" text");
    assertThat(made.text()).containsExactly("[3, x]");
  }

  @Test
  default void renameCanSwapNames() throws Exception {
    sandbox().data("t", "SELECT 1 AS a, 'x' AS b, 2 AS c");
    Sandbox.Made made = sandbox().run(new ColumnStep.Rename(Map.of("a", "b", "b", "a")));
    assertThat(made.types()).containsExactly("b integer", "a text", "c integer");
    assertThat(made.text()).containsExactly("[1, x, 2]");
  }

  @Test
  default void aNameThatTwoColumnsWouldHaveIsAProblem() throws Exception {
    sandbox().data("t", "SELECT 1 AS a, 'x' AS b");
    assertThatThrownBy(() -> sandbox().run(new ColumnStep.Rename(Map.of("a", "B"))))
        .isInstanceOf(StepProblem.class)
        .hasMessage("Two columns would be named 'b'. Rename one of them first.");
  }

  @Test
  default void aMissingColumnIsNamedWithWhatWasMeant() throws Exception {
    sandbox().data("t", "SELECT 1 AS id, 'x' AS programming_language");
    Step fill = new ColumnStep.Fill(Map.of("programing_language", "R"));
    assertThatThrownBy(
            () -> sandbox().run(new ColumnStep.Select(List.of("id", "programming_language")), fill))
        .isInstanceOfSatisfying(
            StepProblem.class,
            problem -> {
              assertThat(problem.step()).isEqualTo(OptionalInt.of(1));
              assertThat(problem)
                  .hasMessage(
                      "'programing_language' is not a column. Columns: id, programming_language. Did you mean 'programming_language'?");
            });
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          '12'                    | integer       | 12
          ' -7 '                  | bigint        | -7
          '1.5'                   | integer       | rejected
          '2147483648'            | integer       | rejected
          '9223372036854775807'   | bigint        | 9223372036854775807
          ''                      | integer       | null
          '12.505'                | decimal(38,2) | rejected
          '1e-2'                  | decimal(18,2) | 0.01
          '1_000'                 | integer       | rejected
          '1e400'                 | double        | rejected
          'yes'                   | boolean       | rejected
          '2026/02/08'            | date          | rejected
          'AP8='                  | text          | AP8=
          2e14                    | decimal(38,9) | 200000000000000.000000000
          1e25                    | decimal(38,9) | 10000000000000000000000000.000000000
          -2755555555.33e0        | decimal(38,9) | -2755555555.330000000
          0.285e0                 | decimal(5,2)  | 0.29
          -2.5e0                  | integer       | -3
          0.5e0                   | bigint        | 1
          0.5e0::REAL             | integer       | 1
          2147483647.4e0          | integer       | 2147483647
          2147483647.5e0          | integer       | rejected
          -2147483648.4e0         | integer       | -2147483648
          -2147483648.5e0         | integer       | rejected
          2147483648e0::REAL      | integer       | rejected
          9223372036854775807e0   | bigint        | rejected
          -9223372036854775808e0  | bigint        | -9223372036854775808
          1e-300                  | decimal(3,2)  | 0.00
          12345678901234567.1::DECIMAL(38,1) | double | 1.2345678901234568E16
          'abc'                   | integer       | rejected
          '12.50'                 | decimal(5,2)  | 12.50
          '12.505'                | decimal(5,2)  | rejected
          '1234.00'               | decimal(5,2)  | rejected
          '0.1'                   | decimal(38,18) | 0.100000000000000000
          '99999999999999999999999999999999999999' | decimal(38,0) | 99999999999999999999999999999999999999
          '1.5'                   | double        | 1.5
          'NaN'                   | double        | NaN
          'true'                  | boolean       | true
          'maybe'                 | boolean       | rejected
          '2024-02-29'            | date          | 2024-02-29
          '0001-01-01'            | date          | 0001-01-01
          '9999-12-31'            | date          | 9999-12-31
          '2023-02-29'            | date          | rejected
          '2024-02-29 10:00:00'   | date          | rejected
          'infinity'              | date          | rejected
          '2024-02-29 10:00:00.123456' | timestamp | 2024-02-29T10:00:00.123456
          '2024-02-29 10:00:00+02' | timestamp    | rejected
          '2024-02-29 10:00:00+02' | timestamptz  | 2024-02-29T08:00:00Z
          '2024-02-29 10:00+0230' | timestamptz   | 2024-02-29T07:30:00Z
          '2024-02-29 10:00:00'   | timestamptz   | rejected
          '2024-02-29 10:00:00Z'  | timestamp     | rejected
          '2024-02-29 10:00:00.1234567' | timestamp | rejected
          'infinity'              | timestamptz   | rejected
          1.5::DECIMAL(3,1)       | integer       | 2
          1000::BIGINT            | decimal(5,2)  | rejected
          4.336e0                 | decimal(3,2)  | 4.34
          'nan'::DOUBLE           | decimal(3,2)  | rejected
          1e300                   | real          | rejected
          1e300                   | bigint        | rejected
          7                       | decimal(38,18) | 7.000000000000000000
          12345678901234567890.12::DECIMAL(38,2) | text | 12345678901234567890.12
          TRUE                    | integer       | 1
          DATE '2024-02-29'       | timestamptz   | 2024-02-29T00:00:00Z
          TIMESTAMPTZ '2024-02-29 23:00:00-02' | date | 2024-03-01
          TIMESTAMP '2024-02-29 23:00:00' | text  | 2024-02-29 23:00:00
          '\\xAA'::BLOB           | text          | rejected
          NULL::VARCHAR           | integer       | null
          """)
  default void castTakesWhatIsOfTheTypeAndRejectsTheRest(String value, String type, String expected)
      throws Exception {
    sandbox().data("t", "SELECT 1 AS id, " + value + " AS v");
    Sandbox.Made made = sandbox().run(new ColumnStep.Cast(Map.of("v", ColumnType.parse(type))));
    if (expected.equals("rejected")) {
      assertThat(made.rows()).isEmpty();
      assertThat(made.rejects()).hasSize(1);
      assertThat(made.rejected().getFirst()).startsWith("v is not " + type + ": {\"id\":1,\"v\":");
    } else {
      assertThat(made.text()).containsExactly("[1, " + expected + "]");
      assertThat(made.rejects()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          1.50::DECIMAL(5,2)                     | 1.50
          0.00::DECIMAL(5,2)                     | 0.00
          NULL::DECIMAL(5,2)                     | null
          99999999999999999999999999999999999.10::DECIMAL(38,2) | 99999999999999999999999999999999999.10
          9223372036854775807                    | 9223372036854775807
          0.1::REAL                              | 0.1
          NULL::REAL                             | null
          0.1::DOUBLE                            | 0.1
          NULL::DOUBLE                           | null
          'nan'::DOUBLE                          | "nan"
          '-inf'::REAL                           | "-inf"
          TIMESTAMP '2024-02-29 23:00:00'        | "2024-02-29 23:00:00"
          """)
  default void aRejectedRecordHasItsValuesAsTheyAre(String value, String written) throws Exception {
    sandbox().data("t", "SELECT " + value + " AS v, 'x' AS n");
    Sandbox.Made made = sandbox().run(new ColumnStep.Cast(Map.of("n", Simple.INTEGER)));
    assertThat(made.rejected())
        .containsExactly("n is not integer: {\"v\":" + written + ",\"n\":\"x\"}");
  }

  @Test
  default void aRowWithTwoBadValuesIsRejectedOnceForTheFirst() throws Exception {
    sandbox().data("t", "SELECT * FROM (VALUES ('x', 'y'), ('1', 'y'), ('1', '2')) AS v(a, b)");
    Map<String, ColumnType> types = new LinkedHashMap<>();
    types.put("a", Simple.INTEGER);
    types.put("b", Simple.INTEGER);
    Sandbox.Made made = sandbox().run(new ColumnStep.Cast(types));
    assertThat(made.text()).containsExactly("[1, 2]");
    assertThat(made.rejected())
        .containsExactly(
            "a is not integer: {\"a\":\"x\",\"b\":\"y\"}",
            "b is not integer: {\"a\":\"1\",\"b\":\"y\"}");
  }

  @Test
  default void rejectsOfALaterStepAreRowsThatTheEarlierKept() throws Exception {
    sandbox().data("t", "SELECT * FROM (VALUES ('x', 'y'), ('1', 'y'), ('1', '2')) AS v(a, b)");
    Sandbox.Made made =
        sandbox()
            .run(
                new ColumnStep.Cast(Map.of("a", Simple.INTEGER)),
                new ColumnStep.Cast(Map.of("b", Simple.INTEGER)));
    assertThat(made.text()).containsExactly("[1, 2]");
    assertThat(made.rejected())
        .containsExactly(
            "a is not integer: {\"a\":\"x\",\"b\":\"y\"}",
            "b is not integer: {\"a\":1,\"b\":\"y\"}");
  }

  @Test
  default void aCastThatNoValueSurvivesIsAProblem() throws Exception {
    sandbox().data("t", "SELECT DATE '2024-01-01' AS d");
    assertThatThrownBy(() -> sandbox().run(new ColumnStep.Cast(Map.of("d", Simple.INTEGER))))
        .isInstanceOf(StepProblem.class)
        .hasMessage("'d': date cannot be cast to integer.");
  }

  @Test
  default void translateReplacesKnownValuesAndKeepsTheRest() throws Exception {
    sandbox()
        .data(
            "t",
            "SELECT * FROM (VALUES ('New York'), ('O''Hare'), (''), (NULL), ('Bern')) AS v(s)");
    Step step =
        new ColumnStep.Translate(
            "s", Map.of("New York", "NY", "O'Hare", "it's", "", "-"), Optional.empty());
    assertThat(sandbox().run(step).text())
        .containsExactly("[NY]", "[it's]", "[-]", "[null]", "[Bern]");
  }

  @Test
  default void translateReadsAMappingFile() throws Exception {
    sandbox().data("t", "SELECT 'Texas' AS s").mapping("states.csv", Map.of("Texas", "TX"));
    Step step = new ColumnStep.Translate("s", Map.of(), Optional.of("states.csv"));
    assertThat(sandbox().run(step).text()).containsExactly("[TX]");
  }

  @Test
  default void validateDateRejectsWhatIsNoDate() throws Exception {
    sandbox()
        .data(
            "t",
            "SELECT * FROM (VALUES ('31.01.2024'), ('0001'), ('01.01.0001'), ('31.12.9999'),"
                + " ('30.02.2024'), (NULL), (''), ('infinity'), ('epoch'), ('01.01.0000'),"
                + " ('31.01.2024x')) AS v(d)");
    Sandbox.Made made = sandbox().run(new ColumnStep.ValidateDate("d", "%d.%m.%Y"));
    assertThat(made.types()).containsExactly("d date");
    assertThat(made.text())
        .containsExactly("[2024-01-31]", "[0001-01-01]", "[9999-12-31]", "[null]", "[null]");
    assertThat(made.rejects()).hasSize(6);
    assertThat(made.rejected().getFirst())
        .isEqualTo("d is not a date of format %d.%m.%Y: {\"d\":\"0001\"}");
  }

  @Test
  default void aDateFormatThatIsNoneIsAProblem() throws Exception {
    sandbox().data("t", "SELECT '' AS d");
    assertThatThrownBy(() -> sandbox().run(new ColumnStep.ValidateDate("d", "%Q")))
        .isInstanceOf(StepProblem.class)
        .hasMessageStartingWith("'%Q' is no date format: %Q is none of %Y, %y, %m, ");
  }

  @Test
  default void splitLeavesTheRestToTheLastPart() throws Exception {
    sandbox()
        .data(
            "t",
            "SELECT * FROM (VALUES (1, 'a@b@c'), (2, 'é@'), (3, 'x'), (4, ''), (5, NULL)) AS v(id, mail)");
    Sandbox.Made made = sandbox().run(new ColumnStep.Split("mail", "@", List.of("user", "mail")));
    assertThat(made.types()).containsExactly("id integer", "user text", "mail text");
    assertThat(made.text())
        .containsExactly(
            "[1, a, b@c]", "[2, é, ]", "[3, x, null]", "[4, , null]", "[5, null, null]");
  }

  @Test
  default void splitReadsANumberAsItIsWritten() throws Exception {
    sandbox().data("t", "SELECT CAST(4.90 AS DECIMAL(6,2)) AS rate, '1.2.3' AS v");
    Sandbox.Made made =
        sandbox()
            .run(
                new ColumnStep.Split("rate", ".", List.of("dollar", "cents")),
                new ColumnStep.Split("v", ".", List.of("major", "minor", "patch", "none")));
    assertThat(made.text()).containsExactly("[4, 90, 1, 2, 3, null]");
  }

  @Test
  default void fillReplacesMissingValuesOnly() throws Exception {
    sandbox()
        .data(
            "t",
            "SELECT * FROM (VALUES (NULL, NULL, NULL, NULL), ('', 0, DATE '2024-01-01', 2.50)) AS v(a, b, c, d)");
    Step fill =
        new ColumnStep.Fill(Map.of("a", "it's\nR", "b", "-1", "c", "9999-12-31", "d", "0.5"));
    assertThat(sandbox().run(fill).text())
        .containsExactly("[it's\nR, -1, 9999-12-31, 0.50]", "[, 0, 2024-01-01, 2.50]");
    assertThat(sandbox().run(fill).types()).endsWith("d decimal(3,2)");
  }

  @ParameterizedTest
  @CsvSource({
    "timestamp, 2024-01-01 10:00, 2024-01-01T10:00",
    "timestamp, 2024-01-01 10:00:00, 2024-01-01T10:00",
    "timestamptz, 2024-01-01 10:00Z, 2024-01-01T10:00:00Z",
    "timestamptz, 2024-01-01 10:00:00+02:00, 2024-01-01T08:00:00Z",
    "timestamptz, 0001-01-01 00:00:00.5Z, 0001-01-01T00:00:00.500Z",
  })
  default void fillTakesATimeWithAndWithoutSeconds(String type, String value, String filled)
      throws Exception {
    String sql = Sql.type(ColumnType.parse(type));
    sandbox().data("t", "SELECT CAST(NULL AS " + sql + ") AS v");
    assertThat(sandbox().run(new ColumnStep.Fill(Map.of("v", value))).text())
        .containsExactly("[" + filled + "]");
  }

  @ParameterizedTest
  @CsvSource({
    "integer, 1.5", "integer, 2147483648", "bigint, x", "'decimal(5,2)', 1.555",
        "'decimal(5,2)', 1234",
    "boolean, yes", "date, 2024-02-30", "timestamp, soon", "timestamptz, 2024-01-01T00:00",
        "double, 1e999",
    "binary, x"
  })
  default void aLiteralThatIsNotOfTheColumnsTypeIsAProblem(String type, String value)
      throws Exception {
    String sql = Sql.type(ColumnType.parse(type));
    sandbox().data("t", "SELECT CAST(NULL AS " + sql + ") AS v");
    assertThatThrownBy(() -> sandbox().compile(new ColumnStep.Fill(Map.of("v", value))))
        .isInstanceOf(StepProblem.class)
        .hasMessage("Cannot fill 'v': '%s' is not of type %s.".formatted(value, type));
  }

  @Test
  default void maskKeepsEqualValuesEqualAndNullsNull() throws Exception {
    sandbox().data("t", "SELECT * FROM (VALUES ('a', 12), (NULL, NULL)) AS v(name, pin)");
    Map<String, Masking> columns = new LinkedHashMap<>();
    columns.put("name", Masking.HASH);
    columns.put("pin", Masking.REDACT);
    Sandbox.Made made = sandbox().run(new ColumnStep.Mask(columns));
    assertThat(made.types()).containsExactly("name text", "pin text");
    assertThat(made.text())
        .containsExactly(
            "[ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb, ***]",
            "[null, null]");
  }

  @Test
  default void flattenReadsFieldsByPointerAndRejectsWhatDoesNotFit() throws Exception {
    sandbox()
        .data(
            "t",
            "SELECT * FROM (VALUES (1, '{\"a\":{\"b c\":1.10},\"t\":[7,\"é\"],\"x/y\":true}'), (2,"
                + " 'no json'), (3, '{\"a\":{\"b c\":\"many\"}}'), (4, NULL), (5,"
                + " '{\"a\":null,\"t\":{\"k\":1}}')) AS v(id, doc)");
    Map<String, Field> fields = new LinkedHashMap<>();
    fields.put("b", new Field(new Decimal(5, 2), "/a/b c"));
    fields.put("second", new Field(Simple.TEXT, "/t/1"));
    fields.put("doc", new Field(Simple.TEXT, "t"));
    fields.put("flag", new Field(Simple.BOOLEAN, "/x~1y"));
    Sandbox.Made made = sandbox().run(new ColumnStep.Flatten("doc", fields));
    assertThat(made.types())
        .containsExactly("id integer", "b decimal(5,2)", "second text", "doc text", "flag boolean");
    assertThat(made.text())
        .containsExactly(
            "[1, 1.10, é, [7,\"é\"], true]",
            "[4, null, null, null, null]",
            "[5, null, null, {\"k\":1}, null]");
    assertThat(made.rejected())
        .containsExactly(
            "doc is not JSON: {\"id\":2,\"doc\":\"no json\"}",
            "b is not decimal(5,2): {\"id\":3,\"doc\":\"{\\\"a\\\":{\\\"b c\\\":\\\"many\\\"}}\"}");
  }
}
