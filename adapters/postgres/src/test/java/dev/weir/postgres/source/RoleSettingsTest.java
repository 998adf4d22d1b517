package dev.weir.postgres.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.pipeline.source.Relation;
import dev.weir.pipeline.source.Relation.RowSecurity;
import dev.weir.schema.ColumnType.Simple;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a database sets for the user that reads, or hides from it. */
class RoleSettingsTest {
  private static final Database DATABASE = new Database();
  private static final Database ROLE = DATABASE.as("odd_reader");

  @TempDir Path folder;

  @BeforeAll
  static void role() throws SQLException {
    DATABASE.run(
        "DROP ROLE IF EXISTS odd_reader",
        "CREATE ROLE odd_reader LOGIN",
        "ALTER ROLE odd_reader SET extra_float_digits = 0",
        "ALTER ROLE odd_reader SET bytea_output = 'escape'",
        "ALTER ROLE odd_reader SET IntervalStyle = 'sql_standard'",
        "ALTER ROLE odd_reader SET DateStyle = 'SQL, DMY'",
        "ALTER ROLE odd_reader SET TimeZone = 'Asia/Kolkata'",
        "ALTER ROLE odd_reader SET row_security = off",
        "CREATE TYPE point2 AS (lat float8, lon float4)",
        "CREATE TABLE orders (id int, owner text)",
        "INSERT INTO orders VALUES (1, 'odd_reader'), (2, 'shop')",
        "ALTER TABLE orders ENABLE ROW LEVEL SECURITY",
        "CREATE POLICY own ON orders USING (owner = current_user)",
        "GRANT SELECT ON orders TO odd_reader");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "float8 | 0.30000000000000004 | 0.30000000000000004",
        "float4 | 3.1415927 | 3.1415927",
        "float8[] | {0.30000000000000004} | [0.30000000000000004]",
        "point2 | (0.30000000000000004,0.1) | (0.30000000000000004,0.1)",
        "numrange | [0.5,1) | [0.5,1)",
        "bytea | \\x0aff | \\x0aff",
        "bytea[] | {\"\\\\x0aff\"} | [\"\\\\x0aff\"]",
        "interval | 1 year 2 days 03:04:05.6 | 1 year 2 days 03:04:05.6",
        "date | 2026-02-01 | 2026-02-01",
        "timestamptz | 2026-02-01 03:04:05+00 | 2026-02-01 03:04:05+00",
        "tstzrange | [2026-02-01 00:00+00,) | [\"2026-02-01 00:00:00+00\",)",
      })
  void textDoesNotDependOnWhatIsSetForARole(String type, String value, String text)
      throws SQLException {
    DATABASE.run(
        "DROP TABLE IF EXISTS t",
        "CREATE TABLE t (v " + type + ")",
        "INSERT INTO t VALUES ('" + value + "')",
        "GRANT SELECT ON t TO odd_reader");
    extract(new Relation.Table("t", Map.of("v", Simple.TEXT)));
    assertThat(Database.parquet("SELECT v FROM FILES", folder)).containsExactly(text);
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void rowsThatRowSecurityHidesAreNotLeftOutInSilence(boolean table) {
    Relation relation =
        table
            ? new Relation.Table("orders", Map.of())
            : new Relation.Query("SELECT id FROM orders", Map.of());
    assertThatThrownBy(() -> ROLE.source().describe(relation))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-2220 Cannot describe " + relation.inWords())
        .hasMessageContaining("\"orders\"")
        .hasMessageContaining("`row-security: allow`");
    assertThatThrownBy(() -> extract(relation))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-2220 Cannot read " + relation.inWords());
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void rowSecurityThatIsAllowedShowsWhatItsPoliciesDo() throws SQLException {
    extract(new Relation.Table("orders", Map.of(), RowSecurity.ALLOW));
    assertThat(Database.parquet("SELECT id FROM FILES", folder)).containsExactly("1");
    assertThat(ROLE.source().query("SELECT id FROM orders", 10).rows()).hasSize(1);
  }

  private void extract(Relation relation) {
    ROLE.source().extract(relation, 1, folder, (_, _) -> {});
  }
}
