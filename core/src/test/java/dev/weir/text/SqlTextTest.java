package dev.weir.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        ";",
        "; ",
        ";;\n;",
        "; -- the end; really",
        "; /* the end; */",
        ";\n/* the\n * end */ -- of it\n;\n",
      })
  void whatStandsBehindAStatementIsTakenOff(String end) {
    assertThat(SqlText.POSTGRESQL.withoutEnd("SELECT 1" + end)).isEqualTo("SELECT 1");
    assertThat(SqlText.MYSQL.withoutEnd("SELECT 1" + end)).isEqualTo("SELECT 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1 -- ;",
        "SELECT ';--'",
        "SELECT 1 /* ; */",
        "SELECT 1; SELECT 2",
        "SELECT \";/* */\"",
        "SELECT 'it''s;' -- it's",
        "",
      })
  void aSemicolonInsideIsLeftAlone(String sql) {
    assertThat(SqlText.POSTGRESQL.withoutEnd(sql)).isEqualTo(sql);
    assertThat(SqlText.MYSQL.withoutEnd(sql)).isEqualTo(sql);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT $$;--$$",
        "SELECT $a$;-- $$ $a$",
        "SELECT e'\\';--'",
        "SELECT 1 # 2; # 3",
        "SELECT 1 /* /* ; */ ; */",
      })
  void whatIsPostgresqlsAloneIsKnown(String sql) {
    assertThat(SqlText.POSTGRESQL.withoutEnd(sql)).isEqualTo(sql);
    assertThat(SqlText.POSTGRESQL.withoutEnd(sql + "; /* /* x */ */")).isEqualTo(sql);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT '\\';--'",
        "SELECT \"\\\";#\"",
        "SELECT `;--`",
        "SELECT 1--1;-- 2",
        "SELECT 1 # ;",
        "SELECT 1; /*! , 2 */",
      })
  void whatIsMysqlsAloneIsKnown(String sql) {
    boolean ends = sql.equals("SELECT 1--1;-- 2");
    assertThat(SqlText.MYSQL.withoutEnd(sql)).isEqualTo(ends ? "SELECT 1--1" : sql);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'", "/*", "$$", "\"x"})
  void whatIsNeverClosedEndsNowhere(String sql) {
    String open = "SELECT " + sql + "abc ".repeat(20_000);
    assertThat(SqlText.POSTGRESQL.withoutEnd(open)).isEqualTo(open);
    assertThat(SqlText.MYSQL.withoutEnd(open)).isEqualTo(open);
  }
}
