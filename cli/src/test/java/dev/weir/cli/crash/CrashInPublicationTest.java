package dev.weir.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.crash.CrashProject.Ended;
import dev.weir.run.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What happens in the middle of the publishing transaction, and what a dead or repeated run means
 * for the next.
 */
class CrashInPublicationTest {
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
  void killed_in_the_publishing_transaction_it_has_changed_nothing_and_can_be_resumed()
      throws Exception {
    RunId run = RunId.scheduled(CrashProject.PIPELINE, Instant.parse("2026-02-01T00:00:00Z"));
    killInPublication("--at", "2026-02-01T00:00:00Z");
    assertThat(project.tables()).isEqualTo(project.before());
    assertThat(project.ledgersWith(run)).isEmpty();
    assertThat(project.weir("runs").printed()).containsPattern(run + " +1  aborted");

    assertPublished(project.weir("resume", run.value()), run);
  }

  @Test
  void a_session_that_is_lost_in_the_publishing_transaction_is_tried_again() throws Exception {
    RunId run = RunId.scheduled(CrashProject.PIPELINE, Instant.parse("2026-02-02T00:00:00Z"));
    try (Connection lock = project.hold("warehouse", CrashProject.HOLD_PUBLICATION);
        Child child =
            Child.weir(root, "run", CrashProject.PIPELINE, "--at", "2026-02-02T00:00:00Z")) {
      CrashProject.until(() -> project.waiting("warehouse").isPresent());
      project.warehouse(
          "SELECT pg_terminate_backend(%s)".formatted(project.waiting("warehouse").orElseThrow()));
      lock.rollback();
      Ended ended = new Ended(child.end(), child.printed());
      assertPublished(ended, run);
      assertThat(ended.printed()).contains("trying again").contains("terminating connection");
    }
  }

  @Test
  void a_killed_run_is_in_nobodys_way_and_the_next_ones_tidy_up_after_it() throws Exception {
    killInPublication();
    assertThat(scratch()).isNotEmpty();

    for (int i = 0; i < 2; i++) {
      project.turnBack();
      Ended next = project.weir("run", CrashProject.PIPELINE);
      assertThat(next.exit()).as(next.printed()).isZero();
      assertThat(project.tables()).isEqualTo(project.after());
    }
    assertThat(project.stagingTables()).isEmpty();
    assertThat(scratch()).isEmpty();
  }

  @Test
  void a_run_that_is_asked_for_twice_is_published_once() throws SQLException {
    RunId run = RunId.scheduled(CrashProject.PIPELINE, Instant.parse("2026-02-03T00:00:00Z"));
    assertPublished(
        project.weir("run", CrashProject.PIPELINE, "--at", "2026-02-03T00:00:00Z"), run);

    Ended again = project.weir("run", CrashProject.PIPELINE, "--at", "2026-02-03T00:00:00Z");
    assertPublished(again, run);
    assertThat(again.printed())
        .contains(run + " has succeeded before")
        .contains("./weir run " + CrashProject.PIPELINE);
    assertThat(project.weir("resume", run.value()))
        .isEqualTo(new Ended(0, run + " has succeeded already: nothing is left to do.\n"));
  }

  private static void killInPublication(String... more) throws Exception {
    try (Connection _ = project.hold("warehouse", CrashProject.HOLD_PUBLICATION);
        Child child =
            Child.weir(
                root,
                Stream.concat(Stream.of("run", CrashProject.PIPELINE), Stream.of(more))
                    .toArray(String[]::new))) {
      CrashProject.until(() -> project.waiting("warehouse").isPresent());
      child.kill();
    }
  }

  private static void assertPublished(Ended ended, RunId run) throws SQLException {
    assertThat(ended.exit()).as(ended.printed()).isZero();
    assertThat(project.tables()).isEqualTo(project.after());
    assertThat(project.ledgersWith(run)).isEqualTo(CrashProject.TABLES);
    assertThat(project.stagingTables()).isEmpty();
  }

  private static List<Path> scratch() throws IOException {
    try (Stream<Path> folders = Files.list(project.project().scratch())) {
      return folders.toList();
    }
  }
}
