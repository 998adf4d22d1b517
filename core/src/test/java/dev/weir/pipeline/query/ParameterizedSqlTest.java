package dev.weir.pipeline.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterizedSqlTest {
  @Test
  void namesBecomePositionsInTheirOrder() {
    ParameterizedSql sql = ParameterizedSql.parse("SELECT :b, :a WHERE x > :b");

    assertThat(sql.sql()).isEqualTo("SELECT ?, ? WHERE x > ?");
    assertThat(sql.values(Map.of("a", 1, "b", "two"))).isEqualTo(List.of("two", 1, "two"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT ':x', 'it''s :x'",
        "SELECT E'\\':x'",
        "SELECT \":x\", \"a\"\":x\"",
        "SELECT 1 -- :x",
        "SELECT 1 /* :x /* :x */ :x */",
        "SELECT 1 /* /* /* :x */ :x */ :x */",
        "SELECT 1 /* /*/ :x */ :x */",
        "SELECT é$$:x, $é$:x$é$, a$b$:c, {'a':x}",
        "SELECT U&':x\\', b':x', x':x', \"\":x",
        "SELECT ':x",
        "SELECT \":x",
        "SELECT $$:x",
        "SELECT /* :x",
        "SELECT $$:x$$, $t$:x$t$",
        "SELECT a::text, b[1:2], c[lower:upper]"
      })
  void whatOnlyLooksLikeAParameterStays(String sql) {
    assertThat(ParameterizedSql.parse(sql)).isEqualTo(new ParameterizedSql(sql, List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT :x",
        "SELECT -- a comment ends with its line\r:x",
        "SELECT /**/:x/**/",
        "SELECT e, 'a\\', :x",
        "SELECT name, 'a'' '::text || :x",
        "SELECT a[:x:2], $1:: int",
        "SELECT a -:x",
        ":x"
      })
  void whatIsAParameterIsFound(String sql) {
    assertThat(ParameterizedSql.parse(sql).names()).containsExactly("x");
  }

  @Test
  void aLongTextTakesNeitherDepthNorTime() {
    String texts = "'" + "''".repeat(200_000) + "'" + "\"\"".repeat(200_000);
    String comments = "/* ".repeat(200_000);
    String dollars = "$a$".repeat(200_001);
    for (String sql : List.of(texts, comments, dollars, "e'" + "\\'".repeat(200_000))) {
      assertThat(ParameterizedSql.parse(sql)).isEqualTo(new ParameterizedSql(sql, List.of()));
    }
  }

  @Test
  void aCommentIsOneToTheDriverToo() {
    assertThat(ParameterizedSql.parse("SELECT 1 /*/ 'x */, :a").sql())
        .isEqualTo("SELECT 1 /* / 'x */, ?");
  }

  @Test
  void theOperatorOfJsonIsNoParameter() {
    assertThat(ParameterizedSql.parse("SELECT a ? :k").sql()).isEqualTo("SELECT a ?? ?");
  }

  @Test
  void aSemicolonAtTheEndIsDropped() {
    assertThat(ParameterizedSql.parse("SELECT 1; -- done").sql()).isEqualTo("SELECT 1 -- done");
  }

  @Test
  void aSecondStatementIsRefused() {
    assertThatThrownBy(() -> ParameterizedSql.parse("SELECT 1; DROP TABLE t"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("more than one statement");
  }

  @Test
  void aParameterWithoutAValueIsNamed() {
    ParameterizedSql sql = ParameterizedSql.parse("SELECT :user_id");

    assertThatThrownBy(() -> sql.values(Map.of("user", 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(":user_id has no value");
  }
}
