package dev.weir.postgres.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.parquet.WriterSettings;
import dev.weir.pipeline.source.Relation;
import dev.weir.source.SessionBudget;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is emptied or written anew while it is read. */
class MomentTest {
  private static final Database DATABASE = new Database();

  @TempDir Path folder;

  @BeforeEach
  void tables() throws SQLException {
    DATABASE.run(
        "DROP TABLE IF EXISTS loan CASCADE",
        "CREATE TABLE loan (id integer, book text)",
        "INSERT INTO loan VALUES (1, 'Emma'), (2, 'Dune')",
        "CREATE VIEW lent AS SELECT id FROM loan",
        "DROP ROLE IF EXISTS reader",
        "CREATE ROLE reader LOGIN",
        "GRANT SELECT (id) ON loan TO reader",
        "GRANT SELECT ON lent TO reader");
  }

  /** A snapshot of before the commit would see the table that is emptied, and no row. */
  @ParameterizedTest
  @CsvSource({
    "postgres,SELECT id FROM loan",
    "postgres,SELECT id FROM lent",
    "reader,SELECT id FROM lent",
    "reader,SELECT id FROM loan",
  })
  void aQueryDuringATruncateReadsWhatCameAfterIt(String user, String query) throws Exception {
    try (Connection other = DATABASE.connections.open()) {
      replace(other, 3);
      CompletableFuture<Void> read = read(DATABASE.as(user), query);
      waitFor(1);
      other.commit();
      read.join();
    }
    assertThat(ids()).isEqualTo("[3]");
  }

  /** The second to empty the table is next in the queue, so that it comes between the two looks. */
  @ParameterizedTest
  @CsvSource({
    "postgres,SELECT id FROM loan",
    "reader,SELECT id FROM loan",
    "reader,SELECT id FROM lent",
  })
  void aTableThatIsEmptiedTwiceIsReadAfterTheSecond(String user, String query) throws Exception {
    try (Connection first = DATABASE.connections.open();
        Connection second = DATABASE.connections.open()) {
      replace(first, 3);
      CompletableFuture<Void> read = read(DATABASE.as(user), query);
      waitFor(1);
      CompletableFuture<Void> replaced =
          CompletableFuture.runAsync(() -> replace(second, 4), Thread::startVirtualThread);
      waitFor(2);
      first.commit();
      replaced.join();
      waitFor(1);
      second.commit();
      read.join();
    }
    assertThat(ids()).isEqualTo("[4]");
  }

  /** All but the commit. */
  private static void replace(Connection connection, int id) {
    try (Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("TRUNCATE loan");
      statement.execute("INSERT INTO loan VALUES (%d, 'Emma')".formatted(id));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private CompletableFuture<Void> read(Database database, String query) {
    return CompletableFuture.runAsync(
        () ->
            new PostgresSource(database.connections, WriterSettings.DEFAULT, SessionBudget.of(100))
                .extract(new Relation.Query(query, Map.of()), 1, folder, (_, _) -> {}),
        Thread::startVirtualThread);
  }

  /** Until so many sessions wait for a lock on a table or view. */
  private static void waitFor(int sessions) throws SQLException {
    String waiting =
        """
        SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype = 'relation'
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())\
        """;
    while (!DATABASE.strings(waiting).getFirst().equals("" + sessions)) {
      Thread.onSpinWait();
    }
  }

  private String ids() throws SQLException {
    return Database.parquet("SELECT list(id ORDER BY id)::varchar FROM FILES", folder).getFirst();
  }
}
