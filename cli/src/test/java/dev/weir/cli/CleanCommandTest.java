package dev.weir.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import dev.weir.cli.CommandLineFixture.Printed;
import dev.weir.cli.view.Console;
import dev.weir.execution.Execution.Status;
import dev.weir.folder.FolderLake;
import dev.weir.laptop.Project;
import dev.weir.laptop.runs.ExecutionStore;
import dev.weir.laptop.runs.RunningExecution;
import dev.weir.run.RunFolder;
import dev.weir.run.RunId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code clean} shows, asks and removes. Which runs those are is the laptop's. */
class CleanCommandTest {
  private static final RunId OLD = RunId.manual("shop", Instant.parse("2026-01-01T09:00:00Z"));

  @TempDir private Path root;
  private CommandLineFixture fixture;
  private FolderLake lake;

  @BeforeEach
  void one_old_run() {
    fixture = new CommandLineFixture(root);
    Project project = new Project(root, Map.of());
    lake = new FolderLake(project.lake());
    lake.put(new RunFolder(OLD).plan(), "1234".getBytes(UTF_8));
    ExecutionStore executions = new ExecutionStore(project.executions(), OLD::logicalTime);
    try (RunningExecution run = executions.start(OLD.execution(1), NullNode.getInstance())) {
      run.succeeded(NullNode.getInstance());
    }
  }

  @Test
  void a_dry_run_shows_what_it_would_free_and_removes_nothing() {
    Printed printed = fixture.weir("clean", "--dry-run", "--keep", "0d");
    assertThat(printed.exitCode()).isZero();
    assertThat(printed.out())
        .contains(OLD + "  2026-01-01T09:00:00Z")
        .contains("1 run with 4 B, and 0 staging tables would be removed. Nothing was.")
        .doesNotContain("Kept:");
    assertThat(fixture.weir("clean", "--keep", "2runs").out())
        .contains("0 runs with 0 B")
        .contains("Kept: 1 run within --keep 2runs.");
    assertThat(isThere()).isTrue();
  }

  @Test
  void nothing_is_removed_without_a_yes() {
    Printed printed = fixture.weir("clean", "--keep", "0runs");
    assertThat(printed.exitCode()).isEqualTo(2);
    assertThat(printed.err())
        .contains("WEIR-4034 Cannot remove anything: it wants a yes, and nobody is here");
    assertThat(isThere()).isTrue();
  }

  @Test
  void a_no_is_an_answer_and_no_failure() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, UTF_8);
    Console console =
        new Console(stream, stream, new ByteArrayInputStream("n\n".getBytes(UTF_8)), true, "weir");
    assertThat(Main.run(new Project(root, Map.of()), console, "clean", "--keep", "0d")).isZero();
    assertThat(out.toString(UTF_8)).endsWith("Remove them? [y/N] Nothing was removed.\n");
    assertThat(isThere()).isTrue();
  }

  @Test
  void what_was_removed_is_neither_resumed_nor_are_its_rejects_shown() {
    RunId failed = RunId.manual("shop", Instant.parse("2025-12-01T09:00:00Z"));
    ExecutionStore executions =
        new ExecutionStore(new Project(root, Map.of()).executions(), failed::logicalTime);
    try (RunningExecution run = executions.start(failed.execution(1), NullNode.getInstance())) {
      run.ended(Status.FAILED, "dev.weir.error.TerminalException", "WEIR-3402 Cannot");
    }
    Printed resumed = fixture.weir("resume", failed.value());
    assertThat(resumed.exitCode()).isEqualTo(2);
    assertThat(resumed.err())
        .contains("WEIR-4038 Cannot resume " + failed)
        .contains("Start a new run: ./weir run shop");
    assertThat(fixture.weir("rejects", failed.value()).err())
        .contains("WEIR-4038 Cannot show rejects of " + failed);
  }

  @Test
  void with_a_yes_it_is_removed() {
    assertThat(fixture.weir("clean", "shop", "--keep", "0d", "--yes").out()).contains("Removed.");
    assertThat(isThere()).isFalse();
    assertThat(fixture.weir("clean", "--keep", "0d").out()).contains("0 runs with 0 B");
  }

  @Test
  void an_unknown_pipeline_and_a_wrong_bound_are_told() {
    fixture.pipeline("news", "name: news");
    assertThat(fixture.weir("clean", "news", "--keep", "0d").out()).contains("0 runs");
    for (String name : List.of("shpo", "Bad Name!")) {
      Printed printed = fixture.weir("clean", name);
      assertThat(printed.exitCode()).isEqualTo(2);
      assertThat(printed.err())
          .contains(
              "WEIR-1009 Cannot clean: '%s' is not a pipeline. Pipelines: news, shop."
                  .formatted(name));
    }
    assertThat(fixture.weir("clean", "--keep", "soon").err())
        .contains("WEIR-4007 Cannot use --keep soon: 'soon' is neither days, 30d, nor runs");
  }

  private boolean isThere() {
    return lake.read(new RunFolder(OLD).plan()).isPresent();
  }
}
