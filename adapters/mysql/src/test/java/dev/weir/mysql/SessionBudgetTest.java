package dev.weir.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TransientException;
import dev.weir.parquet.WriterSettings;
import dev.weir.parquet.read.RecordReader;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Several calls that know nothing of each other read one database. */
@Timeout(60)
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class SessionBudgetTest {
  @TempDir private Path folder;

  @Test
  void noMoreReadAtOnceThanTheBudgetAllows() {
    // A lock that a session has until its end: 0 where two read at once.
    String sql = "SELECT GET_LOCK('one reads', 0) AS n, SLEEP(0.2) AS s";

    List<String> found = Together.run(3, _ -> rows(extract(sql, budget(1, Duration.ofMinutes(1)))));

    assertThat(found).containsOnly("[1, 0]").hasSize(3);
  }

  @Test
  void whoGetsNoPlaceFailsAndAKilledSessionLeavesItsOwn() throws Exception {
    MySqlConnections connections = connections("test");
    try (Connection other = connections.open()) {
      assertThat(connections.takePlace(other, 1)).isTrue();

      assertThatThrownBy(() -> extract("SELECT 1 AS n", budget(1, Duration.ZERO)))
          .isInstanceOf(TransientException.class)
          .hasMessageStartingWith("WEIR-1026 Cannot read the query on connection 'shop' (");
      assertThat(rows(extract("SELECT 1 AS n", budget(2, Duration.ZERO)))).isEqualTo("[1]");

      other.abort(Runnable::run);
      assertThat(rows(extract("SELECT 1 AS n", budget(1, Duration.ofMinutes(1))))).isEqualTo("[1]");
    }
  }

  private ExtractedFile extract(String sql, SessionBudget budget) {
    try {
      Path own = Files.createTempDirectory(folder, "call");
      Relation relation = new Relation.Query(sql, Map.of(), RowSecurity.REFUSE);
      return new MySqlSource(connections("test"), WriterSettings.DEFAULT, budget)
          .extract(relation, 1, own, (_, _) -> {})
          .getFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String rows(ExtractedFile file) {
    List<String> rows = new ArrayList<>();
    try (RecordReader reader = RecordReader.open(file.file())) {
      reader.forEachRemaining(row -> rows.add(Arrays.toString(row)));
    }
    return String.join(" ", rows);
  }

  private static MySqlConnections connections(String database) {
    return new MySqlConnections("shop", MariaDbServer.database(database), "unused");
  }

  private static SessionBudget budget(int sessions, Duration patience) {
    return new SessionBudget(sessions, patience);
  }
}
