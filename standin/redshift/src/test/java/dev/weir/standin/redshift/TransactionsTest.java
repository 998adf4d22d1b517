package dev.weir.standin.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.StatementStatusString;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;

/** What a batch does as one transaction, and what breaks out of it. */
class TransactionsTest extends StandInFixture {
  @BeforeEach
  void make_a_table() {
    client.prepare("CREATE TABLE t (a integer)", "INSERT INTO t VALUES (1)");
  }

  @Test
  void a_batch_is_all_or_nothing() {
    DescribeStatementResponse ended =
        client.batch("INSERT INTO t VALUES (2)", "SELECT * FROM nothing", "DELETE FROM t");
    assertThat(failure(ended))
        .isEqualTo("Query #2 failed with ERROR: relation \"nothing\" does not exist");
    assertThat(ended.subStatements())
        .extracting(part -> part.status())
        .containsExactly(
            StatementStatusString.FINISHED,
            StatementStatusString.FAILED,
            StatementStatusString.ABORTED);
    assertThat(ended.subStatements().get(1).error()).contains("\"nothing\" does not exist");
    assertThat(client.ask("SELECT a FROM t")).containsExactly("1");
  }

  @Test
  void truncate_commits_so_that_a_later_failure_does_not_bring_rows_back() {
    failure(client.batch("TRUNCATE t", "INSERT INTO t VALUES (2)", "SELECT * FROM nothing"));
    assertThat(client.ask("SELECT a FROM t")).isEmpty();
  }

  @Test
  void delete_does_not_commit() {
    failure(client.batch("DELETE FROM t", "SELECT * FROM nothing"));
    assertThat(client.ask("SELECT a FROM t")).containsExactly("1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE t APPEND FROM s",
        "ALTER TABLE t ALTER COLUMN b TYPE varchar(20)",
        "VACUUM t",
        "COMMIT"
      })
  void what_does_not_run_in_a_transaction_block_is_refused_in_a_batch(String sql) {
    client.prepare("CREATE TABLE s (a integer)", "ALTER TABLE t ADD COLUMN b varchar(3)");
    assertThat(failure(client.batch("SELECT 1", sql)))
        .containsAnyOf("cannot run inside a transaction block", "it is one transaction");
  }

  @Test
  void append_moves_the_rows_when_it_is_alone() {
    client.prepare(
        "CREATE TABLE s (a integer)", "INSERT INTO s VALUES (7)", "ALTER TABLE t APPEND FROM s");
    assertThat(client.ask("SELECT a FROM t ORDER BY a")).containsExactly("1", "7");
    assertThat(client.ask("SELECT a FROM s")).isEmpty();
  }

  @Test
  void two_transactions_that_read_and_write_one_table_end_in_1023() throws SQLException {
    try (Connection other = other();
        Statement statement = other.createStatement()) {
      statement.execute("SELECT count(*) FROM t");
      statement.execute("INSERT INTO t VALUES (2)");
      String id =
          client.submitBatch(
              List.of("SELECT count(*) FROM t", "INSERT INTO t VALUES (3)"), request -> {});
      waitUntilReading();
      other.commit();
      assertThat(failure(client.ended(id)))
          .contains("ERROR: 1023", "Serializable isolation violation on table");
    }
    assertThat(client.ask("SELECT a FROM t ORDER BY a")).containsExactly("1", "2");
  }

  @Test
  void with_the_lock_first_they_wait_and_both_succeed() throws SQLException {
    String id;
    try (Connection other = other();
        Statement statement = other.createStatement()) {
      statement.execute("LOCK TABLE t IN ACCESS EXCLUSIVE MODE");
      statement.execute("INSERT INTO t SELECT count(*) + 10 FROM t");
      id =
          client.submitBatch(
              List.of("LOCK t", "INSERT INTO t SELECT count(*) + 10 FROM t"), request -> {});
      waitUntilLocked();
      other.commit();
      assertThat(client.ended(id).status()).isEqualTo(StatusString.FINISHED);
    }
    assertThat(client.ask("SELECT a FROM t ORDER BY a")).containsExactly("1", "11", "12");
  }

  private Connection other() throws SQLException {
    var database = standIn.database();
    Connection connection =
        DriverManager.getConnection(
            "jdbc:postgresql://%s:%d/%s"
                .formatted(database.host(), database.port(), database.path()),
            database.user().orElseThrow(),
            "");
    connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
    connection.setAutoCommit(false);
    return connection;
  }

  private void waitUntilLocked() {
    waitFor("SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 't'::regclass");
  }

  // Both have read, and neither may have written before the other's snapshot.
  private void waitUntilReading() {
    waitFor(
        "SELECT count(*) FROM pg_locks WHERE mode = 'SIReadLock' AND relation = 't'::regclass AND"
            + " pid <> pg_backend_pid() HAVING count(DISTINCT pid) = 2");
  }

  private void waitFor(String sql) {
    try (Connection connection = other();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(true);
      while (true) {
        try (var row = statement.executeQuery(sql)) {
          if (row.next() && row.getInt(1) > 0) {
            return;
          }
        }
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
