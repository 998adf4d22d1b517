package dev.weir.postgres.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.pipeline.query.ParameterizedSql;
import dev.weir.postgres.connection.PostgresConnections;
import dev.weir.testkit.PostgresServer;
import dev.weir.testkit.fuzz.Fuzz;
import dev.weir.testkit.fuzz.SqlTexts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The parameters that are found in a query are those that the driver binds and the server sees. */
class QueryParametersFuzzTest {
  private static final int ROUNDS = 1000;

  @Test
  void parametersAreWhereTheServerSeesThem() throws SQLException {
    try (Connection connection =
        new PostgresConnections("warehouse", PostgresServer.newDatabase(), "unused").open()) {
      Fuzz.generated(
          ROUNDS,
          random -> {
            SqlTexts text = SqlTexts.random(random);
            ParameterizedSql query = ParameterizedSql.parse(text.sql());
            assertThat(query.names()).as(text.sql()).hasSize(text.parameters());
            assertThat(parameters(connection, query.sql()))
                .as(text.sql())
                .isEqualTo(text.parameters());
          });
    }
  }

  private static int parameters(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      return statement.getParameterMetaData().getParameterCount();
    }
  }
}
