package dev.weir.laptop.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.error.TerminalException;
import dev.weir.execution.Execution;
import dev.weir.execution.Execution.Status;
import dev.weir.json.Json;
import dev.weir.testkit.ChildJvm;
import dev.weir.testkit.Together;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class ExecutionStoreTest {
  private static final Instant START = Instant.parse("2026-11-23T00:00:00Z");

  private final AtomicLong seconds = new AtomicLong();
  private Path folder;
  private ExecutionStore store;
  private LaptopExecutions executions;

  @BeforeEach
  void open(@TempDir Path parent) {
    folder = parent.resolve("executions");
    store = new ExecutionStore(folder, () -> START.plusSeconds(seconds.getAndIncrement()));
    executions = new LaptopExecutions(folder);
  }

  @Test
  void an_execution_runs_until_it_is_closed() {
    try (RunningExecution _ = store.start("a-1", input())) {
      assertThat(executions.isRunning("a-1", Instant.now())).isTrue();
      assertThat(status("a-1")).isEqualTo(Status.RUNNING);
    }
    assertThat(executions.isRunning("a-1", Instant.now())).isFalse();
    assertThat(executions.isRunning("b-1", Instant.now())).isFalse();
  }

  @Test
  void a_good_end_is_kept_with_its_output() {
    try (RunningExecution running = store.start("a-1", input())) {
      running.succeeded(Json.mapper().createObjectNode().put("report", "x"));
    }

    Execution execution = store.find("a-1").orElseThrow();
    assertThat(execution.status()).isEqualTo(Status.SUCCEEDED);
    assertThat(execution.input()).isEqualTo(input());
    assertThat(execution.output().orElseThrow().path("report").asText()).isEqualTo("x");
    assertThat(execution.startDate()).isEqualTo(START);
    assertThat(execution.stopDate()).contains(START.plusSeconds(1));
  }

  @Test
  void a_bad_end_is_kept_and_told_as_step_functions_tells_it() {
    try (RunningExecution running = store.start("a-1", input())) {
      JsonNode detail =
          running
              .ended(Status.FAILED, "dev.weir.error.TerminalException", "WEIR-1 Cannot do it")
              .detail();

      assertThat(detail.path("name").asText()).isEqualTo("a-1");
      assertThat(detail.path("status").asText()).isEqualTo("FAILED");
      assertThat(detail.path("input").asText()).isEqualTo("{\"pipeline\":\"a\"}");
      assertThat(detail.path("cause").asText()).isEqualTo("WEIR-1 Cannot do it");
    }
    assertThat(store.find("a-1").orElseThrow().error())
        .contains("dev.weir.error.TerminalException");
  }

  @Test
  void the_newest_is_listed_first() {
    for (String name : new String[] {"b-1", "a-1", "c-1"}) {
      store.start(name, input()).close();
    }

    assertThat(store.list()).extracting(Execution::name).containsExactly("c-1", "a-1", "b-1");
  }

  @Test
  void a_spoilt_record_or_another_file_does_not_hide_the_others() throws IOException {
    store.start("a-1", input()).close();
    store.start("b-1", input()).close();
    Files.write(folder.resolve("b-1/status.json"), new byte[0]);
    Files.createDirectory(folder.resolve("c-1"));
    Files.writeString(folder.resolve("c-1/status.json"), "{\"name\": 1");
    Files.writeString(folder.resolve(".DS_Store"), "x");

    assertThat(store.list()).extracting(Execution::name).containsExactly("a-1");
    assertThatThrownBy(() -> store.find("b-1"))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("Cannot read the record of an execution at " + folder.resolve("b-1"));
  }

  @Test
  void nothing_is_listed_before_the_first() {
    assertThat(store.list()).isEmpty();
    assertThat(store.find("a-1")).isEmpty();
  }

  @Test
  void a_killed_one_shows_as_interrupted_and_keeps_its_history() throws IOException {
    try (ChildJvm child = ChildJvm.start(StartAndWait.class, folder.toString(), "a-1")) {
      child.await("started");
      assertThat(executions.isRunning("a-1", Instant.now())).isTrue();
      assertThat(status("a-1")).isEqualTo(Status.RUNNING);
      child.kill();
    }

    assertThat(executions.isRunning("a-1", Instant.now())).isFalse();
    assertThat(status("a-1")).isEqualTo(Status.ABORTED);
    assertThat(store.find("a-1").flatMap(Execution::error)).isEqualTo(Optional.of("interrupted"));
    assertThat(Files.readAllLines(folder.resolve("a-1/history.jsonl")))
        .containsExactly("{\"id\":1}");
  }

  @Test
  void events_of_many_threads_are_whole_lines() throws IOException {
    try (RunningExecution running = store.start("a-1", input())) {
      Together.run(
          8,
          number -> {
            IntStream.range(0, 50)
                .forEach(i -> running.event(Json.mapper().createObjectNode().put("id", i)));
            return number;
          });
    }

    assertThat(Files.readAllLines(folder.resolve("a-1/history.jsonl")))
        .hasSize(400)
        .allMatch(line -> line.matches("\\{\"id\":\\d+}"));
  }

  @Test
  void a_name_is_used_once() {
    store.start("a-1", input()).close();

    assertThatThrownBy(() -> store.start("a-1", input()))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-4071 Cannot start execution a-1");
  }

  @Test
  void a_name_does_not_lead_out_of_the_folder() {
    assertThatThrownBy(() -> store.find("../a"))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-4070 Cannot use '../a'");
  }

  private Status status(String name) {
    return store.find(name).orElseThrow().status();
  }

  private static ObjectNode input() {
    return Json.mapper().createObjectNode().put("pipeline", "a");
  }
}
