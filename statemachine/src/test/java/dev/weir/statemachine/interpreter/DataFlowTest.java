package dev.weir.statemachine.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.execution.ExecutionResult;
import dev.weir.statemachine.function.FunctionInvoker;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Variables, expressions, choices and waits: what Step Functions does, by trap. */
class DataFlowTest {
  private static final FunctionInvoker ECHO = (_, payload) -> payload;

  @Test
  void assignAndOutputSeeTheOldVariables() {
    Machine machine =
        machine(
            """
            'A': {'Type': 'Pass', 'Assign': {'x': 1}, 'Next': 'B'},
            'B': {'Type': 'Pass', 'Assign': {'x': '{% $x + 1 %}', 'y': '{% $x %}'},
                  'Output': '{% $x %}', 'Next': 'C'},
            'C': {'Type': 'Pass', 'Output': '{% [$states.input, $x, $y] %}', 'End': true}
            """);

    assertThat(machine.output("{}")).isEqualTo("[1,2,1]");
  }

  @Test
  void aVariableThatTheSameStateAssignsIsNotThereYet() {
    Machine machine =
        machine(
            """
            'A': {'Type': 'Pass', 'Assign': {'x': 1}, 'Output': '{% $x %}', 'End': true}
            """);

    assertThat(machine.failure("{}").error()).isEqualTo("States.QueryEvaluationError");
  }

  @Test
  void aSequenceOfOneIsItsElementUnlessInBrackets() {
    assertThat(output("$states.input.list.v", "{'list': [{'v': 7}, {'v': 8}]}")).isEqualTo("[7,8]");
    assertThat(output("$states.input.list.v", "{'list': [{'v': 7}]}")).isEqualTo("7");
    assertThat(output("[$states.input.list.v]", "{'list': [{'v': 7}]}")).isEqualTo("[7]");
    assertThat(output("[$states.input.list.v]", "{'list': []}")).isEqualTo("[]");
    assertThat(output("[$states.input.list]", "{'list': [{'v': 7}]}")).isEqualTo("[{'v':7}]");
    assertThat(output("[$states.input.list]", "{'list': []}")).isEqualTo("[]");
  }

  @Test
  void nothingIsAnErrorThatNamesTheField() {
    Machine machine =
        machine("'A': {'Type': 'Pass', 'Output': {'a': ['{% $states.input.b %}']}, 'End': true}");

    ExecutionResult.Failed failed = machine.failure("{}");

    assertThat(failed.error()).isEqualTo("States.QueryEvaluationError");
    assertThat(failed.cause())
        .isEqualTo(
            "An error occurred while executing the state 'A' (entered at the event id #2). The JSONata expression '$states.input.b' specified for the field 'Output/a[0]' returned nothing (undefined).");
    assertThat(machine.types()).contains("EvaluationFailed");
  }

  @Test
  void nullIsNotNothing() {
    assertThat(
            machine(
                    """
                    'A': {'Type': 'Pass', 'Assign': {'n': null}, 'Output': '{% $states.input.b %}', 'Next': 'B'},
                    'B': {'Type': 'Pass', 'Output': '{% [$n, $states.input, $n = null] %}', 'End': true}
                    """)
                .output("{'b': null}"))
        .isEqualTo("[null,null,true]");
  }

  @Test
  void nothingInsideAnObjectOfAnExpressionIsLeftOut() {
    assertThat(
            machine(
                    "'A': {'Type': 'Pass', 'Output': '{% {\\'a\\': $states.input.a, \\'b\\': $states.input.b} %}', 'End': true}"
                        .replace("\\'", "\\\""))
                .output("{'b': 1}"))
        .isEqualTo("{'b':1}");
  }

  @Test
  void aFailingExpressionNamesWhatFailed() {
    ExecutionResult.Failed failed =
        machine("'A': {'Type': 'Pass', 'Output': '{% 1 + $states.input %}', 'End': true}")
            .failure("'x'");

    assertThat(failed.error()).isEqualTo("States.QueryEvaluationError");
    assertThat(failed.cause()).contains("'1 + $states.input'", "'Output'", "threw an error");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "($f := function($n) { 1 + $f($n) }; $f(1))",
        "$toMillis('x', '[Y0001]-[M01')",
        "$number('x')",
        "1 / 0",
        "$reduce([1, 2], function($a) { $a })",
        "$states.input[[0..1e9]]"
      })
  void whateverAnExpressionEndsWithCanBeRetriedAndCaught(String expression) {
    Machine machine =
        machine(
            """
            %s, 'C': {'Type': 'Succeed', 'Output': '{%% $states.input %%}'}
            """
                .formatted(
                    Machine.task(
                        "A",
                        "f",
                        """
                        'Output': '{%% %s %%}', 'Next': 'C',
                        'Retry': [{'ErrorEquals': ['States.QueryEvaluationError'], 'MaxAttempts': 1}],
                        'Catch': [{'ErrorEquals': ['States.ALL'], 'Next': 'C',
                          'Output': '{%% $states.errorOutput.Error %%}'}]
                        """
                            .formatted(expression.replace("'", "\\\"")))));

    assertThat(machine.output("'x'")).isEqualTo("'States.QueryEvaluationError'");
    assertThat(machine.timing.slept).hasSize(1);
    assertThat(machine.types()).filteredOn("EvaluationFailed"::equals).hasSize(2);
  }

  @Test
  void aFunctionIsNoResult() {
    assertThat(
            machine("'A': {'Type': 'Pass', 'Output': '{% $sum %}', 'End': true}")
                .failure("1")
                .cause())
        .contains("returned an unsupported result type.");
  }

  @Test
  void numbersKeepTheirValue() {
    assertThat(
            machine(
                    "'A': {'Type': 'Pass', 'Output': '{% [$states.input, 4 / 2, 1 / 4] %}', 'End': true}")
                .output("9007199254740993"))
        .isEqualTo("[9007199254740993,2,0.25]");
  }

  @Test
  void aChoiceTakesTheFirstTrueRuleWithItsOwnAssignAndOutput() {
    Machine machine =
        machine(
            """
            'A': {'Type': 'Choice', 'Default': 'D', 'Output': 'default', 'Assign': {'v': 0}, 'Choices': [
              {'Condition': '{% $states.input > 10 %}', 'Next': 'D', 'Output': 'big', 'Assign': {'v': 1}},
              {'Condition': '{% $states.input > 5 %}', 'Next': 'D', 'Output': 'middle', 'Assign': {'v': 2}}]},
            'D': {'Type': 'Pass', 'Output': '{% [$states.input, $v] %}', 'End': true}
            """);

    assertThat(machine.output("11")).isEqualTo("['big',1]");
    assertThat(machine.output("6")).isEqualTo("['middle',2]");
    assertThat(machine.output("1")).isEqualTo("['default',0]");
  }

  @Test
  void aChoiceWithoutATrueRuleFails() {
    Machine machine =
        machine(
            """
            'A': {'Type': 'Choice', 'Choices': [{'Condition': '{% $states.input = 1 %}', 'Next': 'B'}]},
            'B': {'Type': 'Succeed'}
            """);

    assertThat(machine.failure("2").error()).isEqualTo("States.NoChoiceMatched");
    assertThat(machine.output("1")).isEqualTo("1");
  }

  @Test
  void aConditionMustBeTrueOrFalse() {
    Machine machine =
        machine(
            """
            'A': {'Type': 'Choice', 'Choices': [{'Condition': '{% $states.input %}', 'Next': 'B'}]},
            'B': {'Type': 'Succeed'}
            """);

    ExecutionResult.Failed failed = machine.failure("1");

    assertThat(failed.error()).isEqualTo("States.QueryEvaluationError");
    assertThat(failed.cause())
        .contains("'Condition'", "Expected true or false, but was 'number' for value: 1");
  }

  @Test
  void waitsAsLongAsAnExpressionSays() {
    Machine machine =
        machine("'A': {'Type': 'Wait', 'Seconds': '{% $states.input * 2 %}', 'End': true}");

    machine.output("21");

    assertThat(machine.timing.slept).containsExactly(Duration.ofSeconds(42));
    assertThat(machine.failure("-1").cause()).contains("'Seconds'", "Expected a whole number");
  }

  @Test
  void aFunctionsNameThatIsNoTextStartsNothing() {
    Machine machine =
        Machine.of(
            "A",
            """
            'A': {'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke', 'End': true,
              'Arguments': {'FunctionName': '{% $states.input %}', 'Payload': 1},
              'Retry': [{'ErrorEquals': ['States.ALL']}], 'Catch': [{'ErrorEquals': ['States.ALL'], 'Next': 'A'}]}
            """,
            ECHO);

    ExecutionResult.Failed failed = machine.failure("null");

    assertThat(failed.error()).isEqualTo("States.Runtime");
    assertThat(failed.cause())
        .contains("'A'", "{\"FunctionName\":null,\"Payload\":1}", "FunctionName must be a text");
    assertThat(machine.types())
        .containsExactly("ExecutionStarted", "TaskStateEntered", "ExecutionFailed");
  }

  @Test
  void failSaysItsErrorAndCause() {
    ExecutionResult.Failed failed =
        machine("'A': {'Type': 'Fail', 'Error': 'Mine', 'Cause': '{% $states.input.why %}'}")
            .failure("{'why': 'because'}");

    assertThat(failed.error()).isEqualTo("Mine");
    assertThat(failed.cause()).isEqualTo("because");
    assertThat(failed.stateName()).isEqualTo("A");
  }

  @Test
  void theContextObjectKnowsExecutionAndState() {
    assertThat(
            machine("'A': {'Type': 'Pass', 'Output': '{% $states.context %}', 'End': true}")
                .output("1"))
        .isEqualTo(
            "{'Execution':{'Id':'test-1','Name':'test-1','StartTime':'2026-11-23T00:00:00Z','Input':1},"
                + "'State':{'Name':'A','EnteredTime':'2026-11-23T00:00:00Z','RetryCount':0}}");
  }

  @Test
  void theInputHasALimit() {
    ExecutionResult.Failed failed =
        machine("'A': {'Type': 'Pass', 'End': true}")
            .failure("'" + "x".repeat(Evaluation.MAX_BYTES) + "'");

    assertThat(failed.error()).isEqualTo("States.DataLimitExceeded");
  }

  @Test
  void anOutputHasALimit() {
    Machine machine =
        machine(
            """
            'A': {'Type': 'Pass', 'Output': '{% [$states.input, $states.input] %}', 'End': true}
            """);

    assertThat(machine.failure("'" + "x".repeat(Evaluation.MAX_BYTES / 2) + "'").error())
        .isEqualTo("States.DataLimitExceeded");
  }

  private static Machine machine(String states) {
    return Machine.of("A", states, ECHO);
  }

  private static String output(String expression, String input) {
    return machine("'A': {'Type': 'Pass', 'Output': '{% " + expression + " %}', 'End': true}")
        .output(input);
  }
}
