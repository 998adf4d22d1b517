package dev.weir.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.crash.CrashProject.Ended;
import dev.weir.run.RunId;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process is killed between any two states: going on gives what one clean run gives. */
class CrashAtStatesTest {
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

  /** Plan, two sources, two transforms, three tables staged, the publication, the report. */
  private static final int CALLS = 10;

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

  @Test
  void killed_after_any_function_and_resumed_it_is_as_one_clean_run() throws Exception {
    Deque<Child> ready = new ArrayDeque<>();
    try {
      ready.add(prepared(1));
      for (int call = 1; call <= CALLS; call++) {
        // While this run goes on, the next one's JVM starts.
        ready.add(prepared(call + 1));
        kill(ready.remove());
        resume(run(call), "killed after %d functions".formatted(call));
      }
    } finally {
      ready.forEach(Child::close);
    }
  }

  private static RunId run(int call) {
    return RunId.scheduled(CrashProject.PIPELINE, FIRST.plus(Duration.ofDays(call)));
  }

  private static Child prepared(int call) throws IOException {
    return Child.start(
        root,
        KilledAtEvent.class,
        root.toString(),
        run(call).value(),
        "TaskSucceeded",
        Integer.toString(call));
  }

  private static void kill(Child child) throws Exception {
    project.turnBack();
    try (child) {
      child.tell("begin\n");
      assertThat(child.end()).as(child.printed()).isEqualTo(KilledAtEvent.KILLED);
    }
  }

  private static void resume(RunId run, String when) throws SQLException {
    assertThat(project.tables()).as(when).isIn(project.before(), project.after());
    Ended resumed = project.weir("resume", run.value());
    assertThat(resumed.exit()).as(when + "\n" + resumed.printed()).isZero();
    assertThat(project.tables()).as(when).isEqualTo(project.after());
    assertThat(project.ledgersWith(run)).as(when).isEqualTo(CrashProject.TABLES);
    assertThat(project.stagingTables()).as(when).isEmpty();
  }
}
