package dev.weir.duckdb.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.duckdb.DuckDbEngine;
import dev.weir.sql.SqlEngine.SqlProblem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaPrefixTest {
  private static final DuckDbEngine ENGINE = new DuckDbEngine();

  @AfterAll
  static void stop() {
    ENGINE.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SELECT * FROM dwh.course | SELECT * FROM dev_dwh.course",
        "SELECT * FROM DWH . course AS c; | SELECT * FROM dev_DWH . course AS c;",
        "SELECT * FROM \"dwh\".\"course\" | SELECT * FROM \"dev_dwh\".\"course\"",
        "SELECT 1 FROM a.x, b.y JOIN a.z USING (id) | SELECT 1 FROM dev_a.x, dev_b.y JOIN dev_a.z USING (id)",
        "SELECT (SELECT max(i) FROM a.x) FROM a.y WHERE EXISTS (SELECT 1 FROM a.z) | SELECT (SELECT max(i) FROM dev_a.x) FROM dev_a.y WHERE EXISTS (SELECT 1 FROM dev_a.z)",
        "WITH c AS (SELECT * FROM a.x) SELECT * FROM c UNION ALL SELECT * FROM a.y | WITH c AS (SELECT * FROM dev_a.x) SELECT * FROM c UNION ALL SELECT * FROM dev_a.y",
        "SELECT 1 FROM a.x WHERE id = :id AND d > :id::date - 1 | SELECT 1 FROM dev_a.x WHERE id = :id AND d > :id::date - 1",
      })
  void the_prefix_is_put_before_the_schema_of_each_table(String sql, String prefixed)
      throws SqlProblem {
    assertThat(ENGINE.prefixed(sql, "dev_")).isEqualTo(prefixed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT dwh.course FROM other AS dwh",
        "SELECT 'FROM dwh.course' AS \"dwh.course\" FROM t -- dwh.course",
        "SELECT /* dwh.course */ $$dwh.course$$ FROM t",
        "SELECT count(*) FROM information_schema.tables",
        "SELECT 1"
      })
  void what_only_looks_like_a_table_stays(String sql) throws SqlProblem {
    assertThat(ENGINE.prefixed(sql, "dev_")).isEqualTo(sql);
  }

  @Test
  void letters_of_more_than_a_byte_do_not_move_it() throws SqlProblem {
    assertThat(
            ENGINE.prefixed(
                "SELECT 'żółć 🎬' FROM dwh.x WHERE a = 'ß' AND :a1 IN (SELECT b FROM dwh.y)",
                "dev_"))
        .isEqualTo(
            "SELECT 'żółć 🎬' FROM dev_dwh.x WHERE a = 'ß' AND :a1 IN (SELECT b FROM dev_dwh.y)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT * FROM warehouse.dwh.course | Table 'dwh.course' must be written as schema.table.",
        "DELETE FROM dwh.course | It must be one SELECT: nothing else can be a query.",
        "SELECT * FROM dwh.course FOR UPDATE | SELECT locking clause is not supported! (line 1)",
      })
  void what_cannot_be_told_is_refused(String sql, String sentence) {
    assertThatThrownBy(() -> ENGINE.prefixed(sql, "dev_"))
        .isInstanceOf(SqlProblem.class)
        .hasMessage(sentence);
  }
}
