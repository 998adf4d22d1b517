package dev.weir.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.schema.Column;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Schema;
import dev.weir.sql.SqlEngine.SqlProblem;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DuckDbEngineTest {
  private static final DuckDbEngine ENGINE = new DuckDbEngine();
  private static final Schema RATING =
      Schema.of(
          Column.nullable("course_id", Simple.INTEGER),
          Column.nullable("Order by", Simple.TEXT),
          Column.nullable("price", new Decimal(12, 2)));

  @AfterAll
  static void close() {
    ENGINE.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          SELECT * FROM a JOIN "b c" USING (x)                                 | a,b c
          WITH a AS (SELECT * FROM b) SELECT * FROM a                          | b
          WITH a AS (SELECT * FROM a) SELECT * FROM A                          | a
          WITH RECURSIVE r AS (SELECT 1 x UNION ALL SELECT x+1 FROM r, n) SELECT * FROM r | n
          SELECT (SELECT max(x) FROM b) FROM a WHERE x IN (SELECT y FROM c)    | a,b,c
          SELECT * FROM a UNION ALL SELECT * FROM (WITH d AS (SELECT 1) FROM d), e | a,e
          SELECT * FROM (WITH d AS (SELECT 1) FROM d), d                       | d
          FROM a                                                               | a
          VALUES (1), (2)                                                      |
          SELECT * FROM range(5), a, unnest([1])                               | a
          SELECT * FROM 'x.parquet'                                            | x.parquet
          """)
  void findsTheDataSetsThatASelectNames(String sql, String names) throws SqlProblem {
    assertThat(String.join(",", ENGINE.references(sql))).isEqualTo(names == null ? "" : names);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          SELECT * FROM read_csv('/etc/passwd')       | 'read_csv' cannot be read from: a transform reads data sets only
          SELECT (SELECT count(*) FROM read_text('/etc/passwd')) | 'read_text' cannot be read from
          SELECT * FROM READ_PARQUET('x')             | 'read_parquet' cannot be read from
          SELECT * FROM glob('/*')                    | 'glob' cannot be read from
          SELECT * FROM query('SELECT 1')             | 'query' cannot be read from
          SELECT * FROM duckdb_settings()             | 'duckdb_settings' cannot be read from
          SELECT * FROM information_schema.tables     | 'information_schema.tables' is no data set
          COPY (SELECT 1) TO '/tmp/weir-hostile'      | It must be one SELECT
          ATTACH '/tmp/weir-hostile'                  | It must be one SELECT
          PRAGMA database_list                        | It must be one SELECT
          SET memory_limit = '1TB'                    | It must be one SELECT
          CREATE TABLE t (a integer)                  | It must be one SELECT
          INSTALL httpfs                              | It must be one SELECT
          SELECT 1; SELECT 2                          | It must be one SELECT, but there are 2 statements
          DESCRIBE rating                             | Only a SELECT over data sets can be used
          SELECT 1 FROM WHERE                         | syntax error at or near "WHERE" (line 1)
          `SELECT 'éééééé' FROM WHERE\n\n 1`          | syntax error at or near "WHERE" (line 1)
          ``                                          | It must be one SELECT, but there are 0 statements
          """)
  void refusesWhatIsNotASelectOverDataSets(String sql, String message) {
    assertThatThrownBy(() -> ENGINE.references(sql))
        .isInstanceOf(SqlProblem.class)
        .hasMessageStartingWith(message);
    assertThatThrownBy(() -> ENGINE.bind(sql, Map.of("rating", RATING)))
        .isInstanceOf(SqlProblem.class)
        .hasMessageStartingWith(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          SELECT 'é', random() AS r FROM rating              | random() cannot be used (line 1): at every reading it gives other values
          `SELECT 1\nFROM rating ORDER BY RANDOM()`          | random() cannot be used (line 2)
          SELECT gen_random_uuid()                           | gen_random_uuid() cannot be used
          SELECT main.uuid()                                 | uuid() cannot be used
          SELECT nextval('s')                                | nextval() cannot be used
          SELECT txid_current()                              | txid_current() cannot be used
          SELECT list_transform([1], lambda x : x + random()) | random() cannot be used
          SELECT 1 FROM rating WHERE price > (WITH a AS (SELECT random() AS x) SELECT x FROM a) | random() cannot be used
          SELECT 1 FROM rating LIMIT (SELECT random() * 2)   | random() cannot be used
          SELECT row_number() OVER (ORDER BY random()) FROM rating | random() cannot be used
          SELECT age(DATE '2024-01-01')                      | age() of one time cannot be used (line 1): it is held against the clock
          SELECT system.main.now()                           | now() cannot be used with a schema (line 1)
          SELECT * FROM rating TABLESAMPLE 10%               | A sample cannot be used: it has other rows at every reading
          SELECT * FROM rating TABLESAMPLE reservoir(5) REPEATABLE (3) | A sample cannot be used
          SELECT * FROM (FROM rating) USING SAMPLE 5         | A sample cannot be used
          """)
  void refusesWhatGivesSomethingElseWhenItIsAskedAgain(String sql, String message) {
    assertThatThrownBy(() -> ENGINE.bind(sql.replace("\\n", "\n"), Map.of("rating", RATING)))
        .isInstanceOf(SqlProblem.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void takesTheTimeAndWhatFailsByIntent() throws SqlProblem {
    String sql =
        "SELECT now() AS n, current_date AS d, ago(INTERVAL 1 DAY) AS a, age(now(), TIMESTAMPTZ '2024-01-01')::VARCHAR AS b,"
            + " CASE WHEN course_id < 0 THEN error('negative') END::INTEGER AS e FROM rating";
    assertThat(ENGINE.bind(sql, Map.of("rating", RATING)).names())
        .containsExactly("n", "d", "a", "b", "e");
  }

  @Test
  void bindsOverEmptyTables() throws SqlProblem {
    Schema schema =
        ENGINE.bind(
            "SELECT course_id, \"Order by\", avg(price) AS mean, CAST(sum(price) AS DECIMAL(38,2)) AS total"
                + " FROM rating GROUP BY ALL ORDER BY 1 -- the end",
            Map.of("rating", RATING));
    assertThat(schema)
        .isEqualTo(
            Schema.of(
                Column.nullable("course_id", Simple.INTEGER),
                Column.nullable("Order by", Simple.TEXT),
                Column.nullable("mean", Simple.DOUBLE),
                Column.nullable("total", new Decimal(38, 2))));
  }

  @Test
  void forgetsTheTablesOfEarlierBindings() throws SqlProblem {
    ENGINE.bind("SELECT * FROM rating", Map.of("rating", RATING));
    assertThatThrownBy(() -> ENGINE.bind("SELECT * FROM rating", Map.of()))
        .isInstanceOf(SqlProblem.class)
        .hasMessage("There is no data set 'rating'.");
    assertThat(
            ENGINE.bind(
                "SELECT * FROM rating",
                Map.of("rating", Schema.of(Column.nullable("x", Simple.DATE)))))
        .isEqualTo(Schema.of(Column.nullable("x", Simple.DATE)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          TINYINT '1' | integer
          CAST(1 AS USMALLINT) | integer
          CAST(1 AS UINTEGER)  | bigint
          CAST(1 AS UBIGINT)   | decimal(20,0)
          CAST(1 AS REAL)      | real
          1.5e0                | double
          1.50                 | decimal(3,2)
          TRUE                 | boolean
          UUID '1b4e28ba-2fa1-11d2-883f-0016d3cca427' | text
          JSON '{}'            | text
          DATE '0001-01-01'    | date
          TIMESTAMP_S '2024-01-01 00:00:00' | timestamp
          TIMESTAMPTZ '2024-01-01 00:00:00+02' | timestamptz
          encode('a')          | binary
          CAST('x' AS ENUM ('x', 'y')) | text
          """)
  void mapsTypesThatADataSetCanHold(String expression, String type) throws SqlProblem {
    Schema schema = ENGINE.bind("SELECT " + expression + " AS v", Map.of());
    assertThat(schema.columns().getFirst().type().text()).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          sum(course_id)   | Column 'v' is HUGEINT, which a data set cannot hold. Write CAST("v" AS BIGINT) or CAST("v" AS DECIMAL(38,0)).
          list(course_id)  | Column 'v' is INTEGER[], which a data set cannot hold. Write CAST(to_json("v") AS VARCHAR).
          {'a': 1}         | Column 'v' is STRUCT(a INTEGER), which a data set cannot hold. Write CAST(to_json("v") AS VARCHAR).
          INTERVAL 1 DAY   | Column 'v' is INTERVAL, which a data set cannot hold. Write CAST("v" AS VARCHAR).
          TIMESTAMP_NS '2024-01-01 00:00:00' | Column 'v' is TIMESTAMP_NS, which a data set cannot hold. Write CAST("v" AS TIMESTAMP).
          """)
  void refusesTypesThatADataSetCannotHoldWithTheCastToWrite(String expression, String message) {
    assertThatThrownBy(
            () ->
                ENGINE.bind("SELECT " + expression + " AS v FROM rating", Map.of("rating", RATING)))
        .isInstanceOf(SqlProblem.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          SELECT cours_id FROM rating | Referenced column "cours_id" not found in FROM clause! Candidate bindings: "course_id"
          SELECT price + "Order by" FROM rating WHERE price > DATE '2024-01-01' | Cannot compare values of type
          SELECT nofunction(price) FROM rating | Scalar Function with name nofunction does not exist!
          SELECT ? FROM rating | A transform has no parameters
          SELECT 1 AS a, 2 AS A FROM rating | Two columns are named 'A'. Name one of them with AS.
          SELECT * FROM ratings | There is no data set 'ratings'.
          """)
  void saysWhatDoesNotCompile(String sql, String message) {
    assertThatThrownBy(() -> ENGINE.bind(sql, Map.of("rating", RATING)))
        .isInstanceOf(SqlProblem.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void namesTheLineOfAProblem() {
    assertThatThrownBy(
            () -> ENGINE.bind("SELECT price,\n  nope\nFROM rating", Map.of("rating", RATING)))
        .isInstanceOf(SqlProblem.class)
        .hasMessageEndingWith("(line 2)");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 5_000})
  void isNotBroughtDownByDeepNesting(int depth) {
    String sql = "SELECT " + "(1 + ".repeat(depth) + "1" + ")".repeat(depth) + " AS v";
    assertThatThrownBy(
            () -> {
              throw new SqlProblem(ENGINE.references(sql).toString());
            })
        .isInstanceOf(SqlProblem.class)
        .hasMessageMatching("(?s)\\[]|It is nested too deeply.*|.*depth.*|.*stack.*|.*memory.*");
  }
}
