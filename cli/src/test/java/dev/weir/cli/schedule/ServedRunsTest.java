package dev.weir.cli.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.view.Console;
import dev.weir.laptop.Laptop;
import dev.weir.laptop.Project;
import dev.weir.run.RunId;
import dev.weir.testkit.PostgresServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two that serve the same project, as two processes do. */
class ServedRunsTest {
  private static final Instant TICK = Instant.parse("2026-11-23T00:00:00Z");
  private static final RunId RUN = RunId.scheduled("coffee", TICK);

  @TempDir private Path root;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @BeforeEach
  void write() throws IOException {
    Path folder = root.resolve("pipelines/coffee");
    Files.createDirectories(folder.resolve("input"));
    Files.writeString(
        folder.resolve("pipeline.yaml"),
        """
        name: coffee
        connections: {kitchen: {kind: file}}
        sources: {cups: {connection: kitchen, path: cups.csv, columns: {id: bigint}}}
        targets: {cups: {from: cups, table: coffee.cups}}
        """);
  }

  private List<String> served(RunId run) {
    Project project =
        new Project(
            root, Map.of("WEIR_CONNECTION_WAREHOUSE", PostgresServer.newDatabase().toString()));
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    Console console = new Console(stream, stream, false);
    try (Laptop laptop = new Laptop(project, _ -> {})) {
      new ServedRuns(laptop, console, () -> TICK).accept(run);
      new ServedRuns(laptop, console, () -> TICK).accept(run);
    }
    return out.toString(StandardCharsets.UTF_8).lines().map(line -> line.substring(21)).toList();
  }

  @Test
  void aRunIsALineAndASecondStartOfItIsHarmless() throws IOException {
    Files.writeString(root.resolve("pipelines/coffee/input/cups.csv"), "id\n1\n2\n");

    assertThat(served(RUN))
        .containsExactly(
            RUN + "  succeeded after 0.0 s: 2 rows published", RUN + "  was started before");
  }

  @Test
  void aFailureIsToldWithItsReasonAndHowToGoOnAndIsNotTriedAgain() {
    assertThat(served(RUN))
        .hasSize(2)
        .first()
        .asString()
        .startsWith(RUN + "  failed after 0.0 s: WEIR-3302 Cannot extract 'cups': no file in ")
        .endsWith("(./weir resume " + RUN + ")");
    assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("was started before\n");
  }
}
