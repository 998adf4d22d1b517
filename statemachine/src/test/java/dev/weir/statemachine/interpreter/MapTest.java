package dev.weir.statemachine.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.execution.ExecutionResult;
import dev.weir.execution.HistoryEvent;
import dev.weir.statemachine.function.FunctionError;
import dev.weir.statemachine.function.FunctionInvoker;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MapTest {
  private static final FunctionInvoker ECHO = (_, payload) -> payload;

  @Test
  void givesResultsInTheOrderOfTheItems() {
    CyclicBarrier together = new CyclicBarrier(3);
    CountDownLatch others = new CountDownLatch(2);
    Machine machine =
        map(
            "'MaxConcurrency': 3",
            (_, item) -> {
              wait(together::await);
              if (item.asInt() == 1) {
                wait(others::await);
              }
              others.countDown();
              return item;
            });

    assertThat(machine.output("[1, 2, 3]")).isEqualTo("[1,2,3]");
  }

  @Test
  void runsNoMoreAtATimeThanAnExpressionSays() {
    CyclicBarrier together = new CyclicBarrier(2);
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Machine machine =
        map(
            "'MaxConcurrency': '{% $states.input[0] %}'",
            (_, item) -> {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              wait(together::await);
              running.decrementAndGet();
              return item;
            });

    machine.output("[2, 2, 3, 4, 5, 6, 7, 8]");

    assertThat(most.get()).isEqualTo(2);
  }

  @Test
  void aMaxConcurrencyOfZeroIsNoLimit() {
    CyclicBarrier together = new CyclicBarrier(8);
    Machine machine =
        map(
            "'MaxConcurrency': 0",
            (_, item) -> {
              wait(together::await);
              return item;
            });

    assertThat(machine.output("[1, 2, 3, 4, 5, 6, 7, 8]")).isEqualTo("[1,2,3,4,5,6,7,8]");
  }

  @Test
  void noItemsGiveNoResults() {
    assertThat(map("'MaxConcurrency': 1", ECHO).output("[]")).isEqualTo("[]");
  }

  @Test
  void whatIsNoArrayHasNoItems() {
    ExecutionResult.Failed failed = map("'MaxConcurrency': 1", ECHO).failure("{'a': 1}");

    assertThat(failed.error()).isEqualTo("States.QueryEvaluationError");
    assertThat(failed.cause()).endsWith("Map state input must be an array but was: {\"a\":1}");
  }

  @Test
  void theSelectorSeesTheMapsInputAndFindsTheItemInTheContext() {
    Machine machine =
        map(
            """
            'Items': '{% $states.input.list %}', 'ItemSelector': {
              'whole': '{% $count($states.input.list) %}',
              'item': '{% $states.context.Map.Item.Value %}',
              'index': '{% $states.context.Map.Item.Index %}'}
            """,
            ECHO);

    assertThat(machine.output("{'list': ['a', 'b']}"))
        .isEqualTo("[{'whole':2,'item':'a','index':0},{'whole':2,'item':'b','index':1}]");
  }

  @Test
  void anIterationReadsOuterVariablesAndKeepsItsOwn() {
    Machine machine =
        Machine.of(
            "P",
            """
            'P': {'Type': 'Pass', 'Assign': {'outer': 10}, 'Next': 'M'},
            'M': {'Type': 'Map', 'Next': 'E', 'ItemProcessor': {'StartAt': 'I', 'States': {
              'I': {'Type': 'Pass', 'Assign': {'inner': '{% $states.input + $outer %}'}, 'Next': 'J'},
              'J': {'Type': 'Pass', 'Output': '{% $inner %}', 'End': true}}}},
            'E': {'Type': 'Pass', 'Output': '{% [$states.input, $exists($inner), $exists($states.context.Map)] %}', 'End': true}
            """,
            ECHO);

    assertThat(machine.output("[1, 2]")).isEqualTo("[11,12,false,false]");
  }

  @Test
  void theFirstFailureStartsNoMoreAndFailsTheMap() {
    List<Integer> started = new CopyOnWriteArrayList<>();
    Machine machine =
        map(
            "'MaxConcurrency': 1",
            (_, item) -> {
              started.add(item.asInt());
              throw new FunctionError("E" + item, "why", null);
            });

    ExecutionResult.Failed failed = machine.failure("[1, 2, 3]");

    assertThat(failed.error()).isEqualTo("E1");
    assertThat(failed.stateName()).isEqualTo("I");
    assertThat(started).containsExactly(1);
    assertThat(machine.types())
        .containsSubsequence("TaskFailed", "MapIterationFailed", "MapStateFailed");
  }

  @Test
  void aFailureInterruptsTheIterationsBeside() {
    CountDownLatch forEver = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    Machine machine =
        map(
            "'MaxConcurrency': 2",
            (_, item) -> {
              if (item.asInt() == 1) {
                begun.countDown();
                wait(forEver::await);
              }
              wait(begun::await);
              throw new FunctionError("E", "why", null);
            });

    assertThat(machine.failure("[1, 2]").error()).isEqualTo("E");
    assertThat(machine.types()).contains("TaskStateAborted", "MapIterationAborted");
  }

  @Test
  void aMapIsRetriedAndCaughtAsAWhole() {
    AtomicInteger calls = new AtomicInteger();
    Machine machine =
        map(
            """
            'Retry': [{'ErrorEquals': ['E'], 'MaxAttempts': 1}],
            'Catch': [{'ErrorEquals': ['E'], 'Next': 'C', 'Output': '{% $states.errorOutput.Cause %}'}]
            """,
            (_, _) -> {
              throw new FunctionError("E", "call " + calls.incrementAndGet(), null);
            });

    assertThat(machine.output("[1]")).isEqualTo("'call 2'");
  }

  @Test
  void aSelectorThatFailsIsTheFailureOfItsOwnIteration() {
    Machine machine =
        map("'Items': '{% [1..30] %}', 'ItemSelector': '{% $states.input.nothing %}'", ECHO);

    ExecutionResult.Failed failed = machine.failure("{}");

    assertThat(failed.cause())
        .contains("state 'M' (entered at the event id #2)", "the field 'ItemSelector'");
    assertThat(machine.events)
        .filteredOn(event -> event.type().equals("EvaluationFailed"))
        .isNotEmpty()
        .allSatisfy(
            event -> assertThat(before(machine, event).type()).isEqualTo("MapIterationStarted"));
    assertThat(machine.events)
        .filteredOn(event -> event.type().equals("MapIterationFailed"))
        .isNotEmpty()
        .allSatisfy(
            event -> assertThat(before(machine, event).type()).isEqualTo("EvaluationFailed"));
  }

  @Test
  void theFailureOfAMapFollowsWhatFailedInIt() {
    Machine machine =
        map(
            "'MaxConcurrency': 1, 'Retry': [{'ErrorEquals': ['E'], 'MaxAttempts': 1}]",
            (_, _) -> {
              throw new FunctionError("E", "why", null);
            });

    machine.failure("[1, 2]");

    HistoryEvent failed = only(machine, "MapStateFailed");
    assertThat(before(machine, failed).type()).isEqualTo("TaskFailed");
    assertThat(machine.events)
        .filteredOn(event -> event.type().equals("MapStateStarted"))
        .extracting(event -> before(machine, event).type())
        .containsExactly("MapStateEntered", "TaskFailed");
  }

  private static HistoryEvent only(Machine machine, String type) {
    List<HistoryEvent> found =
        machine.events.stream().filter(event -> event.type().equals(type)).toList();
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private static HistoryEvent before(Machine machine, HistoryEvent event) {
    return machine.events.get((int) event.previousEventId() - 1);
  }

  @Test
  void theResultHasALimit() {
    Machine machine =
        map(
            "'MaxConcurrency': 1",
            (_, _) -> JsonNodeFactory.instance.textNode("x".repeat(Evaluation.MAX_BYTES / 2)));

    assertThat(machine.failure("[1, 2]").error()).isEqualTo("States.DataLimitExceeded");
  }

  /** A Map whose iterations call the function with their input and give its answer. */
  private static Machine map(String fields, FunctionInvoker function) {
    return Machine.of(
        "M",
        """
        'M': {'Type': 'Map', 'Next': 'C', %s, 'ItemProcessor': {'StartAt': 'I', 'States': {%s}}},
        'C': {'Type': 'Succeed'}
        """
            .formatted(
                fields,
                Machine.task("I", "f", "'End': true, 'Output': '{% $states.result.Payload %}'")),
        function);
  }

  private interface Waiting {
    void await() throws Exception;
  }

  private static void wait(Waiting waiting) throws FunctionError {
    try {
      waiting.await();
    } catch (Exception e) {
      throw new FunctionError("Interrupted", "", e);
    }
  }
}
