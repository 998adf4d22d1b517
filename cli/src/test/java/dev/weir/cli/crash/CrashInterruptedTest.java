package dev.weir.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.crash.CrashProject.Ended;
import dev.weir.run.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C in the middle of anything, and a second run in the middle of a first. */
class CrashInterruptedTest {
  /** It is two seconds; a busy machine may need longer to notice. */
  private static final Duration PROMISED = Duration.ofSeconds(5);

  @TempDir static Path root;
  private static CrashProject project;

  @BeforeAll
  static void make() throws IOException, SQLException {
    project = new CrashProject(root);
  }

  @AfterAll
  static void close() {
    project.close();
  }

  @BeforeEach
  void begin() throws SQLException {
    project.turnBack();
  }

  @Test
  void interrupted_while_it_extracts_it_can_be_resumed() throws Exception {
    RunId run = run("2026-03-01T00:00:00Z");
    try (Connection _ = project.hold("crash", CrashProject.HOLD_EXTRACTION);
        Child child = started(run)) {
      CrashProject.until(() -> project.waiting("crash").isPresent());
      interrupt(child, run);
      // The source is not left with a query for nobody.
      CrashProject.until(() -> project.waiting("crash").isEmpty());
    }
    resume(run);
  }

  @Test
  void interrupted_while_it_transforms_it_can_be_resumed() throws Exception {
    RunId run = run("2026-03-02T00:00:00Z");
    project.ask("crash", "INSERT INTO tick SELECT generate_series(2, 9000)");
    try (Child child = started(run)) {
      CrashProject.until(() -> history(run).contains("\"TransformDataSet\"") && isWorking(child));
      interrupt(child, run);
    } finally {
      project.ask("crash", "DELETE FROM tick WHERE n > 1");
    }
    // The data set that would take hours is extracted already: this run cannot be finished today.
    Ended next = project.weir("run", CrashProject.PIPELINE);
    assertThat(next.exit()).as(next.printed()).isZero();
    assertThat(project.tables()).isEqualTo(project.after());
  }

  @Test
  void interrupted_while_it_publishes_it_can_be_resumed() throws Exception {
    RunId run = run("2026-03-03T00:00:00Z");
    try (Connection _ = project.hold("warehouse", CrashProject.HOLD_PUBLICATION);
        Child child = started(run)) {
      CrashProject.until(() -> project.waiting("warehouse").isPresent());
      interrupt(child, run);
      CrashProject.until(() -> project.waiting("warehouse").isEmpty());
    }
    resume(run);
  }

  @Test
  void of_two_runs_at_once_the_second_is_refused_and_the_first_ends_well() throws Exception {
    RunId run = run("2026-03-04T00:00:00Z");
    try (Connection lock = project.hold("crash", CrashProject.HOLD_EXTRACTION);
        Child first = started(run)) {
      CrashProject.until(() -> project.waiting("crash").isPresent());
      for (Ended second :
          new Ended[] {
            project.weir("run", CrashProject.PIPELINE),
            project.weir("run", CrashProject.PIPELINE, "--at", "2026-03-04T00:00:00Z"),
            project.weir("resume", run.value())
          }) {
        assertThat(second.exit()).as(second.printed()).isEqualTo(1);
        assertThat(second.printed())
            .contains(run + " (attempt 1) of pipeline 'crash' is still running");
      }
      lock.rollback();
      assertThat(first.end()).as(first.printed()).isZero();
    }
    assertPublished(run);
    assertThat(project.weir("runs").printed()).containsPattern(run + " +1  succeeded");
  }

  private static RunId run(String time) {
    return RunId.scheduled(CrashProject.PIPELINE, Instant.parse(time));
  }

  private static Child started(RunId run) throws IOException {
    return Child.weir(root, "run", CrashProject.PIPELINE, "--at", run.logicalTime().toString());
  }

  private static void interrupt(Child child, RunId run)
      throws IOException, InterruptedException, SQLException {
    long start = System.nanoTime();
    child.interrupt();
    int exit = child.end();
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    System.out.println("An interrupted run ended after " + took.toMillis() + " ms");
    assertThat(exit).as(child.printed()).isEqualTo(130);
    assertThat(took).isLessThan(PROMISED);
    assertThat(child.printed())
        .endsWith("Interrupted. What is complete is kept; go on with: ./weir resume " + run + "\n");
    assertThat(project.weir("runs").printed()).containsPattern(run + " +1  aborted");
  }

  private static void resume(RunId run) throws SQLException {
    assertThat(project.tables()).isEqualTo(project.before());
    assertThat(project.ledgersWith(run)).isEmpty();
    Ended resumed = project.weir("resume", run.value());
    assertThat(resumed.exit()).as(resumed.printed()).isZero();
    assertPublished(run);
  }

  private static void assertPublished(RunId run) throws SQLException {
    assertThat(project.tables()).isEqualTo(project.after());
    assertThat(project.ledgersWith(run)).isEqualTo(CrashProject.TABLES);
    assertThat(project.stagingTables()).isEmpty();
  }

  private static String history(RunId run) throws IOException {
    Path file = project.project().executions().resolve(run.execution(1)).resolve("history.jsonl");
    return Files.exists(file) ? Files.readString(file) : "";
  }

  /** Whether a function of it has put something into its scratch folder. */
  private static boolean isWorking(Child child) throws IOException {
    Path scratch = project.project().scratch();
    Path mine = scratch.resolve(child.pid() + "-");
    try (Stream<Path> inside = Files.isDirectory(scratch) ? Files.walk(scratch) : Stream.empty()) {
      return inside
          .filter(file -> file.toString().startsWith(mine.toString()))
          .anyMatch(Files::isRegularFile);
    }
  }
}
