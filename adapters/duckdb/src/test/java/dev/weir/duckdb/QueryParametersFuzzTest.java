package dev.weir.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.pipeline.query.ParameterizedSql;
import dev.weir.testkit.fuzz.Fuzz;
import dev.weir.testkit.fuzz.SqlTexts;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The parameters that are found in a query are those that DuckDB's parser sees. */
class QueryParametersFuzzTest {
  private static final int ROUNDS = 3000;

  @Test
  void parametersAreWhereTheParserSeesThem() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
      Fuzz.generated(
          ROUNDS,
          random -> {
            SqlTexts text = SqlTexts.random(random);
            assertThat(parameters(connection, text.sql()))
                .as(text.sql())
                .isEqualTo(text.parameters());
            assertThat(ParameterizedSql.parse(text.sql()).names()).hasSize(text.parameters());
          });
    }
  }

  private static int parameters(Connection connection, String sql) throws SQLException {
    String numbered = ParameterizedSql.replaced(sql, index -> "$" + (index + 1));
    try (PreparedStatement statement = connection.prepareStatement(numbered)) {
      return statement.getParameterMetaData().getParameterCount();
    } catch (SQLException e) {
      throw new SQLException(numbered, e);
    }
  }
}
