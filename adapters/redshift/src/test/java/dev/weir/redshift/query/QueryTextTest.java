package dev.weir.redshift.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.weir.error.TerminalException;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.redshiftdata.model.SqlParameter;

class QueryTextTest {
  @Test
  void each_parameter_is_bound_in_a_cast_of_its_type() {
    QueryText query =
        QueryText.of(
            "SELECT ':a' FROM t WHERE a = :a AND b > :b -- :c\n;",
            Map.of("a", 12L, "b", new BigDecimal("4.50")));
    assertThat(query.sql())
        .isEqualTo(
            "SELECT ':a' FROM t WHERE a = CAST(:weir_1 AS bigint)"
                + " AND b > CAST(:weir_2 AS numeric(3,2)) -- :c\n");
    assertThat(query.parameters())
        .extracting(SqlParameter::name, SqlParameter::value)
        .containsExactly(tuple("weir_1", "12"), tuple("weir_2", "4.50"));
  }

  @Test
  void an_empty_text_is_no_parameter_because_the_api_takes_none() {
    QueryText query = QueryText.of("SELECT 1 WHERE '' = :a", Map.of("a", ""));
    assertThat(query.sql()).isEqualTo("SELECT 1 WHERE '' = CAST('' AS varchar(1))");
    assertThat(query.parameters()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM t",
        "SELECT * INTO other FROM t",
        "/* SELECT */ DROP TABLE t",
        "WITH a AS (SELECT 1) SELECT * INTO b FROM a",
        "UNLOAD ('SELECT 1') TO 's3://b/p'"
      })
  void what_changes_something_is_refused(String sql) {
    assertThatThrownBy(() -> QueryText.of(sql, Map.of()))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("Only statements that read are allowed");
  }

  @Test
  void a_quoted_into_is_no_into() {
    assertThat(QueryText.of("SELECT \"into\", 'into' FROM t -- into", Map.of()).parameters())
        .isEmpty();
  }
}
