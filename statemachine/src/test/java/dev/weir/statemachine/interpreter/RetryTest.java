package dev.weir.statemachine.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.execution.ExecutionResult;
import dev.weir.statemachine.function.FunctionError;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryTest {
  /** What the function fails with, one call after the other; then it answers. */
  private final Deque<String> errors = new ArrayDeque<>();

  private int calls;

  @Test
  void waitsLongerEachTimeUpToTheLongestDelay() {
    Machine machine =
        machine(
            "'ErrorEquals': ['E'], 'IntervalSeconds': 2, 'BackoffRate': 3, 'MaxDelaySeconds': 15");
    errors.addAll(List.of("E", "E", "E"));

    machine.output("{}");

    assertThat(machine.timing.slept).containsExactly(seconds(2), seconds(6), seconds(15));
  }

  @Test
  void jitterWaitsARandomPartOfTheDelay() {
    Machine machine = machine("'ErrorEquals': ['E'], 'JitterStrategy': 'FULL'");
    machine.timing.random = 0.25;
    errors.add("E");

    machine.output("{}");

    assertThat(machine.timing.slept).containsExactly(Duration.ofMillis(250));
  }

  @Test
  void triesThreeTimesAgainUnlessToldOtherwise() {
    Machine machine = machine("'ErrorEquals': ['E']");
    errors.addAll(List.of("E", "E", "E", "E"));

    assertThat(machine.failure("{}").error()).isEqualTo("E");
    assertThat(calls).isEqualTo(4);
    assertThat(machine.timing.slept).containsExactly(seconds(1), seconds(2), seconds(4));
  }

  @Test
  void countsPerRetrierNotInTotal() {
    Machine machine =
        machine("'ErrorEquals': ['A'], 'MaxAttempts': 2}, {'ErrorEquals': ['B'], 'MaxAttempts': 2");
    errors.addAll(List.of("A", "B", "A", "B"));

    machine.output("{}");

    assertThat(calls).isEqualTo(5);
    assertThat(machine.timing.slept)
        .containsExactly(seconds(1), seconds(1), seconds(2), seconds(2));
  }

  @Test
  void aRetrierThatIsUsedUpLeavesNothingToTheNext() {
    Machine machine =
        machine("'ErrorEquals': ['A'], 'MaxAttempts': 1}, {'ErrorEquals': ['States.ALL']");
    errors.addAll(List.of("A", "A"));

    assertThat(machine.failure("{}").error()).isEqualTo("A");
    assertThat(calls).isEqualTo(2);
  }

  @Test
  void maxAttemptsOfZeroMeansNever() {
    Machine machine = machine("'ErrorEquals': ['E'], 'MaxAttempts': 0");
    errors.add("E");

    assertThat(machine.failure("{}").error()).isEqualTo("E");
    assertThat(calls).isEqualTo(1);
  }

  @Test
  void aNameIsTheWholeName() {
    Machine machine = machine("'ErrorEquals': ['java.lang.RuntimeException', 'Exception']");
    errors.add("java.lang.IllegalStateException");

    assertThat(machine.failure("{}").error()).isEqualTo("java.lang.IllegalStateException");
  }

  @Test
  void lambdasOwnErrorsAreRetriedToo() {
    Machine machine = machine("'ErrorEquals': ['Lambda.TooManyRequestsException']");
    errors.add("Lambda.TooManyRequestsException");

    machine.output("{}");

    assertThat(calls).isEqualTo(2);
  }

  @Test
  void allMatchesATimeOut() {
    Machine machine = machine("'ErrorEquals': ['States.ALL'], 'MaxAttempts': 1");
    machine.timing.tooShort = seconds(5);

    assertThat(machine.failure("{}").error()).isEqualTo("States.Timeout");
    assertThat(machine.types()).filteredOn("TaskTimedOut"::equals).hasSize(2);
  }

  @Test
  void aFunctionIsEndedAfterLambdasLongestTimeWhereItsStateWaitsLonger() {
    Machine machine =
        Machine.of(
            "T",
            Machine.task(
                "T",
                "f",
                """
                'TimeoutSeconds': 960, 'End': true,
                'Retry': [{'ErrorEquals': ['Sandbox.Timedout'], 'MaxAttempts': 1}]
                """),
            this::call);
    machine.timing.tooShort = Duration.ofMinutes(15);

    ExecutionResult.Failed failed = machine.failure("{}");

    assertThat(failed.error()).isEqualTo("Sandbox.Timedout");
    assertThat(failed.cause())
        .isEqualTo(
            "{\"errorType\":\"Sandbox.Timedout\",\"errorMessage\":\"Task timed out after 900.00 seconds\"}");
    assertThat(machine.timing.slept)
        .containsExactly(Duration.ofMinutes(15), seconds(1), Duration.ofMinutes(15));
    assertThat(machine.types()).filteredOn("TaskFailed"::equals).hasSize(2);
  }

  @Test
  void taskFailedMatchesAllButATimeOut() {
    Machine machine = machine("'ErrorEquals': ['States.TaskFailed'], 'MaxAttempts': 1");
    errors.add("anything");
    machine.output("{}");
    assertThat(calls).isEqualTo(2);

    machine.timing.tooShort = seconds(5);
    assertThat(machine.failure("{}").error()).isEqualTo("States.Timeout");
    assertThat(machine.types()).filteredOn("TaskTimedOut"::equals).hasSize(1);
  }

  @Test
  void allDoesNotMatchADataLimit() {
    Machine machine =
        Machine.of(
            "T",
            Machine.task(
                "T",
                "f",
                "'End': true, 'Retry': [{'ErrorEquals': ['States.ALL']}], 'Catch': [{'ErrorEquals': ['States.TaskFailed'], 'Next': 'T'}]"),
            (_, _) -> big());

    ExecutionResult.Failed failed = machine.failure("{}");

    assertThat(failed.error()).isEqualTo("States.DataLimitExceeded");
    assertThat(failed.cause())
        .contains("The state 'T' has a result of 262203 bytes", "limit is 262144");
    assertThat(machine.timing.slept).isEmpty();
  }

  @Test
  void aDataLimitCanBeCaughtByItsName() {
    Machine machine =
        Machine.of(
            "T",
            Machine.task(
                    "T",
                    "f",
                    "'End': true, 'Catch': [{'ErrorEquals': ['States.DataLimitExceeded'], 'Next': 'P'}]")
                + ", 'P': {'Type': 'Pass', 'Output': 'caught', 'End': true}",
            (_, _) -> big());

    assertThat(machine.output("{}")).isEqualTo("'caught'");
  }

  @Test
  void aCatcherSeesErrorInputAndOldVariables() {
    Machine machine =
        Machine.of(
            "T",
            """
            'T': {'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke',
              'Arguments': {'FunctionName': 'f', 'Payload': 1}, 'Next': 'P', 'Catch': [{
                'ErrorEquals': ['E'], 'Next': 'P',
                'Assign': {'seen': '{% $states.errorOutput.Error %}'},
                'Output': {'cause': '{% $states.errorOutput.Cause %}', 'in': '{% $states.input.x %}',
                           'early': '{% $exists($seen) %}'}}]},
            'P': {'Type': 'Pass', 'End': true, 'Output': '{% $merge([$states.input, {\\'seen\\': $seen}]) %}'}
            """
                .replace("\\'", "\\\""),
            this::call);
    errors.add("E");

    assertThat(machine.output("{'x': 5}"))
        .isEqualTo("{'cause':'cause of E','in':5,'early':false,'seen':'E'}");
  }

  @Test
  void retriesComeBeforeACatch() {
    Machine machine =
        Machine.of(
            "T",
            Machine.task(
                "T",
                "f",
                "'End': true, 'Retry': [{'ErrorEquals': ['E'], 'MaxAttempts': 1}], 'Catch': [{'ErrorEquals': ['States.ALL'], 'Next': 'T'}]"),
            this::call);
    errors.addAll(List.of("E", "E"));

    assertThat(machine.output("{}")).contains("'Payload':'done'");
    assertThat(calls).isEqualTo(3);
  }

  private Machine machine(String retriers) {
    return Machine.of(
        "T",
        Machine.task(
            "T", "f", "'TimeoutSeconds': 5, 'End': true, 'Retry': [{%s}]".formatted(retriers)),
        this::call);
  }

  private JsonNode call(String function, JsonNode payload) throws FunctionError {
    calls++;
    String error = errors.poll();
    if (error != null) {
      throw new FunctionError(error, "cause of " + error, null);
    }
    return JsonNodeFactory.instance.textNode("done");
  }

  private static JsonNode big() {
    return JsonNodeFactory.instance.textNode("x".repeat(Evaluation.MAX_BYTES));
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }
}
