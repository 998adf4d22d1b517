package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import dev.weir.cli.CommandLineFixture.Printed;
import dev.weir.execution.Execution.Status;
import dev.weir.laptop.Project;
import dev.weir.laptop.runs.ExecutionStore;
import dev.weir.laptop.runs.RunningExecution;
import dev.weir.run.RunId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which run {@code resume} goes on with, by the records of executions that are there. */
class ResumeCommandTest {
  private static final Instant NINE = Instant.parse("2026-03-01T09:00:00Z");

  @TempDir private Path root;
  private final AtomicReference<Instant> clock = new AtomicReference<>(NINE);
  private CommandLineFixture fixture;
  private ExecutionStore executions;

  @BeforeEach
  void project() {
    fixture = new CommandLineFixture(root);
    executions = new ExecutionStore(new Project(root, Map.of()).executions(), clock::get);
  }

  @Test
  void a_refused_start_is_no_run_to_resume_and_what_to_say_instead_is_told() {
    RunId refused = refusedWhileAnotherSucceeds(RunId.manual("shop", NINE.plusSeconds(1)));

    assertThat(fixture.weir("resume").all())
        .contains("WEIR-4002 Cannot find a run that failed and was not followed by a good one.");
    Printed named = fixture.weir("resume", refused.value());
    assertThat(named.exitCode()).isEqualTo(2);
    assertThat(named.err())
        .contains("WEIR-4037 Cannot resume " + refused)
        .contains("weir run shop")
        .doesNotContain("--at");
  }

  @Test
  void the_tick_of_a_schedule_that_was_refused_is_started_as_such() {
    RunId refused = refusedWhileAnotherSucceeds(RunId.scheduled("shop", NINE));

    assertThat(fixture.weir("resume", refused.value()).err())
        .contains("weir run shop --at 2026-03-01T09:00:00Z");
  }

  @Test
  void which_run_is_resumed_is_said() {
    RunId failed = RunId.manual("shop", NINE);
    end(executions.start(failed.execution(1), NullNode.getInstance()), Status.FAILED);

    assertThat(fixture.weir("resume").out())
        .contains(
            "Resuming %s, the newest that did not succeed (attempt 1, started 2026-03-01T09:00:00Z)."
                .formatted(failed));
  }

  private RunId refusedWhileAnotherSucceeds(RunId refused) {
    RunningExecution first =
        executions.start(RunId.manual("shop", NINE).execution(1), NullNode.getInstance());
    clock.set(NINE.plusSeconds(1));
    end(executions.start(refused.execution(1), NullNode.getInstance()), Status.FAILED);
    clock.set(NINE.plusSeconds(9));
    try (first) {
      first.succeeded(NullNode.getInstance());
    }
    return refused;
  }

  private static void end(RunningExecution execution, Status status) {
    try (execution) {
      execution.ended(status, "dev.weir.error.TerminalException", "WEIR-1008 [shop] busy");
    }
  }
}
