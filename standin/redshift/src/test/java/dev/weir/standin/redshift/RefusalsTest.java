package dev.weir.standin.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.standin.redshift.sql.Refusal;
import dev.weir.standin.redshift.sql.Refusals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What PostgreSQL would do and Redshift does not. */
class RefusalsTest extends StandInFixture {
  /** A statement for every rule, that the PostgreSQL beneath would run. */
  private static final Map<String, String> EXAMPLES =
      Map.ofEntries(
          Map.entry("INSERT … ON CONFLICT", "INSERT INTO t VALUES (1) ON CONFLICT DO NOTHING"),
          Map.entry("aggregate FILTER", "SELECT count(*) FILTER (WHERE id > 1) FROM t"),
          Map.entry("DISTINCT ON", "SELECT DISTINCT ON (id) id FROM t"),
          Map.entry("UNLOGGED", "CREATE UNLOGGED TABLE u (id integer)"),
          Map.entry("IS DISTINCT FROM", "SELECT 1 FROM t WHERE id IS DISTINCT FROM 1"),
          Map.entry("IS NOT DISTINCT FROM", "SELECT 1 FROM t WHERE id IS NOT DISTINCT FROM 1"),
          Map.entry("LATERAL", "SELECT 1 FROM t, LATERAL (SELECT t.id) u"),
          Map.entry("ARRAY[…]", "SELECT ARRAY[1, 2]"),
          Map.entry("WITH ORDINALITY", "SELECT * FROM generate_series(1, 2) WITH ORDINALITY"),
          Map.entry("FOR UPDATE", "SELECT id FROM t FOR UPDATE"),
          Map.entry("VALUES as a table", "SELECT * FROM (VALUES (1), (2)) v"),
          Map.entry("CHECK constraint", "CREATE TABLE u (id integer CHECK (id > 0))"),
          Map.entry("CREATE INDEX", "CREATE INDEX i ON t (id)"),
          Map.entry("CREATE UNIQUE INDEX", "CREATE UNIQUE INDEX i ON t (id)"),
          Map.entry("CREATE TRIGGER", "CREATE TRIGGER g AFTER INSERT ON t EXECUTE FUNCTION f()"),
          Map.entry("CREATE SEQUENCE", "CREATE SEQUENCE s"),
          Map.entry("CREATE DOMAIN", "CREATE DOMAIN d AS integer"),
          Map.entry("CREATE TYPE", "CREATE TYPE d AS (a integer)"),
          Map.entry("CREATE EXTENSION", "CREATE EXTENSION pgcrypto"),
          Map.entry("CREATE RULE", "CREATE RULE r AS ON INSERT TO t DO NOTHING"),
          Map.entry("DO", "DO 'BEGIN END'"),
          Map.entry("LISTEN", "LISTEN a"),
          Map.entry("NOTIFY", "NOTIFY a"),
          Map.entry("SAVEPOINT", "SAVEPOINT a"),
          Map.entry("to_regclass()", "SELECT to_regclass('t')"),
          Map.entry("concat_ws()", "SELECT concat_ws(' ', 'a', 'b')"),
          Map.entry("format()", "SELECT format('%s', 1)"),
          Map.entry("gen_random_uuid()", "SELECT gen_random_uuid()"),
          Map.entry("jsonb_build_object()", "SELECT jsonb_build_object('a', 1)"),
          Map.entry("to_jsonb()", "SELECT to_jsonb(1)"),
          Map.entry("unnest()", "SELECT unnest('{1}')"),
          Map.entry("num_nonnulls()", "SELECT num_nonnulls(1)"),
          Map.entry("pg_advisory_lock()", "SELECT pg_advisory_lock(1)"),
          Map.entry("pg_advisory_xact_lock()", "SELECT pg_advisory_xact_lock(1)"),
          Map.entry("clock_timestamp()", "SELECT clock_timestamp()"),
          Map.entry("now with a table", "INSERT INTO t SELECT 1 WHERE now() > '2020-01-01'"),
          Map.entry("current_timestamp with a table", "SELECT current_timestamp FROM t"),
          Map.entry("current_time with a table", "SELECT current_time FROM t"),
          Map.entry("localtimestamp with a table", "SELECT localtimestamp FROM t"),
          Map.entry("localtime with a table", "SELECT localtime FROM t"),
          Map.entry("generate_series with a table", "INSERT INTO t SELECT generate_series(1, 2)"),
          Map.entry("array_agg with a table", "SELECT array_agg(id) FROM t"),
          Map.entry("string_agg with a table", "SELECT string_agg(id::varchar, ',') FROM t"),
          Map.entry("RETURNING", "INSERT INTO t VALUES (1) RETURNING id"),
          Map.entry("DELETE with an alias", "DELETE FROM t AS x WHERE x.id = 1"),
          Map.entry("COMMENT on a schema", "COMMENT ON SCHEMA public IS 'a comment'"),
          Map.entry(
              "MERGE from a query",
              "MERGE INTO t USING (SELECT 1 AS id) s ON t.id = s.id WHEN MATCHED THEN UPDATE SET id"
                  + " = 2 WHEN NOT MATCHED THEN INSERT VALUES (1)"),
          Map.entry(
              "MERGE without both branches",
              "MERGE INTO t USING s ON t.id = s.id WHEN MATCHED THEN DELETE"));

  static Stream<Refusal> rules() {
    return Refusals.all().stream();
  }

  @BeforeEach
  void make_tables() {
    client.prepare("CREATE TABLE t (id integer)", "CREATE TABLE s (id integer)");
  }

  @ParameterizedTest
  @MethodSource("rules")
  void what_Redshift_lacks_is_refused(Refusal rule) {
    assertThat(EXAMPLES).containsKey(rule.name());
    assertThat(refused(EXAMPLES.getOrDefault(rule.name(), "")))
        .containsAnyOf("syntax error", "not supported", "does not exist", "must have both");
  }

  @ParameterizedTest
  @MethodSource("rules")
  void every_rule_is_in_the_reference_with_its_source(Refusal rule) throws IOException {
    Path reference =
        Path.of(System.getProperty("weir.root"), "docs/reference/redshift-stand-in.md");
    assertThat(Files.readAllLines(reference))
        .anyMatch(line -> line.contains("| " + rule.name() + " |") && line.contains(rule.source()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE u (a jsonb)",
        "CREATE TABLE u (a bytea)",
        "CREATE TABLE u (a uuid)",
        "CREATE TABLE u (a serial)",
        "CREATE TABLE u (a json)",
        "SELECT '{}'::jsonb",
        "SELECT CAST('{}' AS json)",
        "ALTER TABLE t ADD COLUMN a bigserial"
      })
  void a_type_that_Redshift_lacks_is_refused(String sql) {
    assertThat(refused(sql)).startsWith("ERROR: type \"").endsWith("\" does not exist");
  }

  @Test
  void a_lock_has_no_mode() {
    assertThat(failure(client.batch("LOCK TABLE t IN SHARE ROW EXCLUSIVE MODE")))
        .contains("syntax error at or near \"IN\"");
    assertThat(client.batch("LOCK t, s", "LOCK TABLE t").error()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE t ADD COLUMN IF NOT EXISTS a integer",
        "ALTER TABLE t ADD COLUMN a integer, ADD COLUMN b integer",
      })
  void alter_table_adds_one_column_that_is_not_there(String sql) {
    assertThat(refused(sql)).contains("syntax error");
  }

  @Test
  void what_both_have_is_run() {
    client.prepare(
        "CREATE TABLE IF NOT EXISTS t (id integer)",
        "ALTER TABLE t ADD COLUMN a integer",
        "ALTER TABLE t RENAME COLUMN a TO b",
        "INSERT INTO t (id, b) SELECT 1, 2",
        "DELETE FROM t USING s WHERE t.id = s.id",
        "DELETE FROM t WHERE id = 5",
        "DROP TABLE IF EXISTS nothing",
        "COMMENT ON TABLE t IS 'a comment'",
        "VACUUM t",
        "ANALYZE t");
    assertThat(client.ask("SELECT len('Zoë'), octet_length('Zoë'), nvl(NULL, 3)"))
        .containsExactly("3,4,3");
  }
}
