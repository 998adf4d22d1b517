package dev.weir.postgres.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.parquet.WriterSettings;
import dev.weir.pipeline.source.Relation;
import dev.weir.postgres.connection.PostgresConnections;
import dev.weir.secrets.ConnectionUri;
import dev.weir.source.SessionBudget;
import dev.weir.source.SourceDatabase.ExtractedFile;
import dev.weir.testkit.ChildJvm;
import dev.weir.testkit.PostgresServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts that are read at the same time fit into a small process, whatever their row groups are. */
class ExtractionMemoryTest {
  @Test
  void aTableThatIsLargerThanTheMemoryIsReadInParts(@TempDir Path folder) throws Exception {
    ConnectionUri uri = PostgresServer.newDatabase();
    Database.at(uri)
        .run(
            """
            CREATE TABLE large AS SELECT i,
              (SELECT string_agg(md5(i::text || j), '') FROM generate_series(1, 16) j) AS noise
            FROM generate_series(1, 180000) i
            """,
            "ANALYZE large");
    String address = "postgresql://postgres@localhost:%d/%s".formatted(uri.port(), uri.path());

    try (ChildJvm child = ChildJvm.within(80, Child.class, address, folder.toString())) {
      assertThat(child.await("read")).isEqualTo("read 180000 rows in 4 parts");
    }
  }

  /** Reads in another process. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) {
      PostgresConnections connections =
          new PostgresConnections("shop", ConnectionUri.parse("shop", arguments[0]), "unused");
      try (PostgresSource source =
          new PostgresSource(connections, WriterSettings.DEFAULT, SessionBudget.of(4))) {
        var files =
            source.extract(
                new Relation.Table("large", Map.of()), 4, Path.of(arguments[1]), (_, _) -> {});
        long rows = files.stream().mapToLong(ExtractedFile::rows).sum();
        System.out.println("read " + rows + " rows in " + files.size() + " parts");
      }
    }
  }
}
