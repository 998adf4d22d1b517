package dev.weir.postgres.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TransientException;
import dev.weir.parquet.WriterSettings;
import dev.weir.pipeline.source.Relation;
import dev.weir.pipeline.source.Relation.RowSecurity;
import dev.weir.source.SessionBudget;
import dev.weir.source.SourceDatabase.ExtractedFile;
import dev.weir.testkit.Together;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several calls that know nothing of each other read one database. */
@Timeout(60)
class SessionBudgetTest {
  private static final Database DATABASE = new Database();

  /** Reads until the test opens the gate. */
  private static final Relation GATED = query("SELECT passed_gate() AS n");

  private static final Relation BIG = new Relation.Table("big", Map.of());

  @TempDir private Path folder;

  @BeforeAll
  static void functions() throws SQLException {
    DATABASE.run(
        "CREATE TABLE big AS SELECT i, repeat('x', 100) AS x FROM generate_series(1, 20000) i",
        "ANALYZE big",
        """
        CREATE FUNCTION passed_gate() RETURNS integer LANGUAGE plpgsql AS $$
        BEGIN PERFORM pg_advisory_xact_lock_shared(42); RETURN 1; END $$
        """,
        """
        CREATE FUNCTION one_of(n integer) RETURNS integer LANGUAGE plpgsql AS $$
        BEGIN
          FOR i IN 1..n LOOP
            IF pg_try_advisory_xact_lock(43, i) THEN PERFORM pg_sleep(0.2); RETURN i; END IF;
          END LOOP;
          RETURN 0;
        END $$
        """);
  }

  @Test
  void noMoreReadAtOnceThanTheBudgetAllows() {
    // Each finds one of two locks free, or tells 0: without the budget, five at once do not.
    List<String> found =
        Together.run(
            5,
            _ ->
                rows(
                    extract(query("SELECT one_of(2) AS n"), 1, budget(2, Duration.ofMinutes(1))),
                    "n"));

    assertThat(found).isSubsetOf("[1]", "[2]").hasSize(5);
  }

  @Test
  void whoGetsNoPlaceFailsAndHoldsNothing() throws SQLException {
    try (Gate gate = new Gate(2)) {
      assertThatThrownBy(() -> extract(GATED, 1, budget(2, Duration.ZERO)))
          .isInstanceOf(TransientException.class)
          .hasMessageStartingWith("WEIR-1026 Cannot read the query on connection 'shop' (")
          .hasMessageContaining(
              "): the 2 sessions that max-connections allows have been in use for 0 s: by another");
      assertThat(gate.reading()).isEqualTo(2);
    }
    assertThat(rows(extract(GATED, 1, budget(2, Duration.ofMinutes(1))), "n")).isEqualTo("[1]");
  }

  @Test
  void aPlaceIsAskedForBeforeAnythingElse() throws SQLException {
    try (Gate _ = new Gate(1)) {
      assertThatThrownBy(() -> extract(query("SELECT none"), 1, budget(1, Duration.ZERO)))
          .hasMessageStartingWith("WEIR-1026 ");
    }
    assertThatThrownBy(() -> extract(query("SELECT none"), 1, budget(1, Duration.ZERO)))
        .hasMessageContaining("column \"none\" does not exist");
  }

  @Test
  void aTableIsReadInAsManyPartsAsThereArePlaces() throws SQLException {
    try (Gate _ = new Gate(1)) {
      List<ExtractedFile> files = extract(BIG, 4, budget(3, Duration.ZERO));

      assertThat(files).hasSize(2).allMatch(file -> file.rows() > 0);
      assertThat(rows(files, "count(*)::INT || ' ' || sum(i)::INT")).isEqualTo("[20000 200010000]");
    }
  }

  @Test
  void aSessionThatIsKilledLeavesItsPlace() throws SQLException {
    try (Gate gate = new Gate(1)) {
      DATABASE.run(
          "SELECT pg_terminate_backend(pid, 10000) FROM pg_locks WHERE locktype = 'advisory' AND objid = 42 AND NOT granted");

      assertThat(extract(BIG, 1, budget(1, Duration.ZERO))).hasSize(1);
      gate.expectFailures();
    }
  }

  /** Calls that have begun to read, and go on when this is closed. */
  private final class Gate implements AutoCloseable {
    private final int readers;
    private final Connection closed = DATABASE.connections.open();
    private final List<CompletableFuture<List<ExtractedFile>>> calls;
    private boolean failing;

    Gate(int readers) throws SQLException {
      this.readers = readers;
      try (Statement statement = closed.createStatement()) {
        statement.execute("SELECT pg_advisory_lock(42)");
      }
      calls = Stream.generate(this::call).limit(readers).toList();
      while (reading() < readers) {
        Thread.onSpinWait();
      }
    }

    private CompletableFuture<List<ExtractedFile>> call() {
      return CompletableFuture.supplyAsync(
          () -> extract(GATED, 1, budget(readers, Duration.ZERO)), Thread::startVirtualThread);
    }

    int reading() throws SQLException {
      return DATABASE
          .strings(
              "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = 42 AND NOT granted")
          .size();
    }

    void expectFailures() {
      failing = true;
    }

    @Override
    public void close() throws SQLException {
      closed.close();
      for (CompletableFuture<List<ExtractedFile>> call : calls) {
        if (failing) {
          assertThatThrownBy(call::join).hasMessageContaining("Cannot read the query");
        } else {
          assertThat(call.join()).hasSize(1);
        }
      }
    }
  }

  private List<ExtractedFile> extract(Relation relation, int parts, SessionBudget budget) {
    try {
      Path own = Files.createTempDirectory(folder, "call");
      return new PostgresSource(DATABASE.connections, WriterSettings.DEFAULT, budget)
          .extract(relation, parts, own, (_, _) -> {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String rows(List<ExtractedFile> files, String column) {
    Path own = Objects.requireNonNull(files.getFirst().file().getParent());
    try {
      return Database.parquet("SELECT " + column + " FROM FILES", own).toString();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static SessionBudget budget(int sessions, Duration patience) {
    return new SessionBudget(sessions, patience);
  }

  private static Relation query(String sql) {
    return new Relation.Query(sql, Map.of(), RowSecurity.REFUSE);
  }
}
