package dev.weir.postgres.warehouse;

import dev.weir.error.TerminalException;
import dev.weir.postgres.connection.PostgresErrors;
import dev.weir.postgres.warehouse.sql.WarehouseError;
import dev.weir.warehouse.TargetLoad;
import dev.weir.warehouse.sql.StagedFit;
import dev.weir.warehouse.sql.StagedFit.Cast;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks the server whether what is staged fits the target's table. In a transaction. */
final class StagedValues {
  private final Connection connection;
  private final StagedFit fit;

  StagedValues(Connection connection, StagedFit fit) {
    this.connection = connection;
    this.fit = fit;
  }

  /**
   * @throws TerminalException naming every column that a value does not fit, with the value
   */
  void check(TargetLoad target) throws SQLException {
    List<Optional<String>> values = new ArrayList<>();
    for (String query : fit.counts()) {
      values.addAll(row(query));
    }
    List<String> problems = fit.problems(values);
    if (problems.isEmpty()) {
      problems = refusedCasts();
    }
    if (!problems.isEmpty()) {
      throw new TerminalException(
          WarehouseError.DOES_NOT_FIT,
          "Cannot publish %s: its rows do not fit the table. Nothing was published.\n%s"
              .formatted(target.table(), String.join("\n", problems)));
    }
  }

  private List<String> refusedCasts() throws SQLException {
    Optional<String> all = fit.allCasts();
    if (all.isEmpty() || refusal(all.get()).isEmpty()) {
      return List.of();
    }
    List<String> problems = new ArrayList<>();
    for (Cast cast : fit.casts()) {
      refusal(fit.cast(cast)).ifPresent(said -> problems.add(fit.refused(cast, said)));
    }
    return problems;
  }

  /** What the server says of a value; the transaction goes on. */
  private Optional<String> refusal(String query) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      row(query);
      connection.releaseSavepoint(before);
      return Optional.empty();
    } catch (SQLException e) {
      if (!PostgresErrors.isOfData(e)) {
        throw e;
      }
      connection.rollback(before);
      return Optional.of(PostgresErrors.sentence(e));
    }
  }

  private List<Optional<String>> row(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      List<Optional<String>> values = new ArrayList<>();
      for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
        values.add(Optional.ofNullable(row.getString(i)));
      }
      return values;
    }
  }
}
