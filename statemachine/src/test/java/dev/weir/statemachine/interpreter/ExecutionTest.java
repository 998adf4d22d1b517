package dev.weir.statemachine.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.execution.ExecutionResult;
import dev.weir.execution.HistoryEvent;
import dev.weir.statemachine.function.FunctionError;
import dev.weir.statemachine.function.FunctionInvoker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Ends that are not a success, and the history. */
class ExecutionTest {
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch forEver = new CountDownLatch(1);

  @Test
  void abortInterruptsWhatRunsAndStartsNothingMore() throws Exception {
    AtomicBoolean interrupted = new AtomicBoolean();
    Machine machine =
        twoTasks(
            (_, payload) -> {
              begun.countDown();
              try {
                forEver.await();
              } catch (InterruptedException e) {
                interrupted.set(true);
              }
              return payload;
            });

    assertThat(abortOnceBegun(machine)).isEqualTo(new ExecutionResult.Aborted());
    assertThat(interrupted).isTrue();
    assertThat(machine.types()).filteredOn("TaskStateEntered"::equals).hasSize(1);
    assertThat(machine.types()).endsWith("TaskStarted", "TaskStateAborted", "ExecutionAborted");
  }

  @Test
  void abortDoesNotWaitForACallThatIgnoresIt() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    Machine machine =
        twoTasks(
            (_, payload) -> {
              begun.countDown();
              awaitDeafly(release);
              return payload;
            });

    assertThat(abortOnceBegun(machine)).isEqualTo(new ExecutionResult.Aborted());
    release.countDown();
  }

  @Test
  void abortEndsTheIterationsOfAMap() throws Exception {
    Machine machine =
        Machine.of(
            "M",
            "'M': {'Type': 'Map', 'End': true, 'ItemProcessor': {'StartAt': 'I', 'States': {%s}}}"
                .formatted(Machine.task("I", "f", "'End': true")),
            (_, payload) -> {
              begun.countDown();
              try {
                forEver.await();
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
              return payload;
            });

    assertThat(abortOnceBegun(machine)).isEqualTo(new ExecutionResult.Aborted());
    assertThat(machine.types()).contains("MapIterationAborted", "MapStateAborted");
  }

  @Test
  void anAbortBeforeTheStartRunsNothing() {
    Machine machine = twoTasks((_, payload) -> payload);
    Interpreter execution = machine.execution("1");
    execution.abort();

    assertThat(execution.run()).isEqualTo(new ExecutionResult.Aborted());
    assertThat(machine.types()).containsExactly("ExecutionStarted", "ExecutionAborted");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void anInterruptOfTheCallersOwnAbortsAndStays() {
    Machine machine = twoTasks((_, payload) -> payload);
    Interpreter execution = machine.execution("1");
    Thread.currentThread().interrupt();

    assertThat(execution.run()).isEqualTo(new ExecutionResult.Aborted());
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void anAbortAfterTheEndIsWithoutEffect() {
    Interpreter execution = twoTasks((_, payload) -> payload).execution("1");

    assertThat(execution.run()).isInstanceOf(ExecutionResult.Succeeded.class);
    execution.abort();

    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void theTimeOfTheWholeIsNoFailureThatACatcherSees() {
    Machine machine =
        Machine.of(
            "W",
            """
            'W': {'Type': 'Wait', 'Seconds': 3000, 'Next': 'T'},
            %s, 'P': {'Type': 'Pass', 'End': true}
            """
                .formatted(
                    Machine.task(
                        "T",
                        "f",
                        "'TimeoutSeconds': 900, 'End': true, 'Catch': [{'ErrorEquals': ['States.ALL'], 'Next': 'P'}]")),
            (_, payload) -> payload);
    machine.timing.tooShort = Duration.ofMinutes(10);

    assertThat(machine.run("1")).isEqualTo(new ExecutionResult.TimedOut());
    assertThat(machine.types()).endsWith("TaskStateAborted", "ExecutionTimedOut");
  }

  @Test
  void aWaitEndsWithTheTimeOfTheWhole() {
    Machine machine =
        Machine.of("W", "'W': {'Type': 'Wait', 'Seconds': 7200, 'End': true}", (_, x) -> x);

    assertThat(machine.run("1")).isEqualTo(new ExecutionResult.TimedOut());
    assertThat(machine.timing.slept).containsExactly(Duration.ofHours(1));
  }

  @Test
  void aFailureKeepsWhatTheFunctionThrew() {
    IllegalStateException thrown = new IllegalStateException("deep");
    Machine machine =
        twoTasks(
            (_, _) -> {
              throw new FunctionError("E", "cause", thrown);
            });

    assertThat(machine.failure("1").thrown()).containsSame(thrown);
    assertThat(machine.failure("1").stateName()).isEqualTo("A");
  }

  @Test
  void aDefectOfTheInvokerIsNoFailureOfTheStateMachine() {
    Machine machine =
        twoTasks(
            (_, _) -> {
              throw new IllegalArgumentException("defect");
            });

    assertThatThrownBy(() -> machine.run("1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Cannot call a function")
        .hasRootCauseMessage("defect");
  }

  @Test
  void keepsAHistoryInTheFormOfTheApi() {
    Machine machine = twoTasks((_, _) -> JsonNodeFactory.instance.textNode("answer"));

    machine.output("{'in': 1}");

    assertThat(machine.types())
        .containsExactly(
            "ExecutionStarted",
            "TaskStateEntered",
            "TaskScheduled",
            "TaskStarted",
            "TaskSucceeded",
            "TaskStateExited",
            "TaskStateEntered",
            "TaskScheduled",
            "TaskStarted",
            "TaskSucceeded",
            "TaskStateExited",
            "ExecutionSucceeded");
    assertThat(machine.events).extracting(HistoryEvent::id).containsExactly(ids(1, 12));
    assertThat(machine.events)
        .extracting(HistoryEvent::previousEventId)
        .containsExactly(ids(0, 11));
    assertThat(json(machine, 1))
        .isEqualTo(
            "{'timestamp':'2026-11-23T00:00:00Z','type':'TaskStateEntered','id':2,'previousEventId':1,"
                + "'stateEnteredEventDetails':{'name':'A','input':'{\\'in\\':1}','inputDetails':{'truncated':false}}}");
    assertThat(json(machine, 4))
        .contains(
            "'taskSucceededEventDetails':{'resourceType':'lambda','resource':'invoke','output':");
    assertThat(json(machine, 11)).contains("'executionSucceededEventDetails':{'output':");
  }

  @Test
  void theEventsOfEachIterationFollowEachOther() {
    Machine machine =
        Machine.of(
            "M",
            """
            'M': {'Type': 'Map', 'End': true, 'ItemProcessor': {'StartAt': 'I', 'States': {
              'I': {'Type': 'Pass', 'End': true}}}}
            """,
            (_, payload) -> payload);

    machine.output("[1, 2]");

    List<HistoryEvent> ended =
        machine.events.stream().filter(e -> e.type().equals("MapIterationSucceeded")).toList();
    assertThat(ended).hasSize(2);
    for (HistoryEvent end : ended) {
      HistoryEvent started = before(machine, before(machine, before(machine, end)));
      assertThat(started.type()).isEqualTo("MapIterationStarted");
      assertThat(started.details()).isEqualTo(end.details());
      assertThat(before(machine, started).type()).isEqualTo("MapStateStarted");
    }
  }

  @Test
  void aListenerThatFailsFailsTheRun() {
    Interpreter execution =
        new Interpreter(
            Machine.definition("A", "'A': {'Type': 'Succeed'}"),
            "test-1",
            JsonNodeFactory.instance.nullNode(),
            (_, payload) -> payload,
            _ -> {
              throw new IllegalStateException("disk full");
            },
            new TestTiming());

    assertThatThrownBy(execution::run)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("disk full");
  }

  private ExecutionResult abortOnceBegun(Machine machine) throws Exception {
    Interpreter execution = machine.execution("[1]");
    FutureTask<ExecutionResult> run = new FutureTask<>(execution::run);
    Thread.ofVirtual().start(run);
    begun.await();
    execution.abort();
    return run.get();
  }

  private static void awaitDeafly(CountDownLatch latch) {
    CompletableFuture<Void> released = CompletableFuture.runAsync(() -> awaitUnchecked(latch));
    released.join();
  }

  private static void awaitUnchecked(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Machine twoTasks(FunctionInvoker functions) {
    return Machine.of(
        "A",
        Machine.task("A", "f", "'Next': 'B'") + "," + Machine.task("B", "g", "'End': true"),
        functions);
  }

  private static HistoryEvent before(Machine machine, HistoryEvent event) {
    return machine.events.get((int) event.previousEventId() - 1);
  }

  private static Long[] ids(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toArray(Long[]::new);
  }

  private static String json(Machine machine, int event) {
    JsonNode json = machine.events.get(event).toJson();
    return json.toString().replace('"', '\'');
  }
}
