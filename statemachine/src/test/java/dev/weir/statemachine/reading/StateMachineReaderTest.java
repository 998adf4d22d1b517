package dev.weir.statemachine.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.statemachine.language.State;
import dev.weir.statemachine.language.StateMachine;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateMachineReaderTest {
  private static final String GOOD = "'A': {'Type': 'Pass', 'End': true}";

  @Test
  void readsWhatItImplements() {
    StateMachine machine =
        read(
            """
            {'Comment': 'c', 'Version': '1.0', 'QueryLanguage': 'JSONata', 'TimeoutSeconds': 60,
             'StartAt': 'A', 'States': {'A': {'Type': 'Pass', 'End': true}}}
            """);

    assertThat(machine.timeout()).contains(Duration.ofMinutes(1));
    assertThat(machine.states().startAt()).isEqualTo("A");
  }

  @Test
  void reportsAllProblemsAtOnce() {
    refuses(
            """
            {'QueryLanguage': 'JSONata', 'StartAt': 'A', 'Extra': 1, 'States': {
              'A': {'Type': 'Parallel', 'Branches': [], 'Next': 'B'},
              'B': {'Type': 'Wait', 'Seconds': '{% 1 + %}', 'Next': 'Nowhere'},
              'C': {'Type': 'Pass', 'Result': 1, 'Comment': '${Name}', 'End': true}}}
            """)
        .hasMessageContaining("$.Extra: is not implemented; known here: [Comment, ")
        .hasMessageContaining("$.States.A.Type: 'Parallel' is not implemented; known: [Choice, ")
        .hasMessageContaining("$.States.B.Seconds: is not an expression")
        .hasMessageContaining("$.States.B: leads to 'Nowhere', which is no state here")
        .hasMessageContaining("$.States.C.Result: is not implemented")
        .hasMessageContaining("$.States.C: is never reached")
        .hasMessageContaining("$.States.C.Comment: no value is given for ${Name}");
  }

  @Test
  void refusesJsonPath() {
    refuses("{'StartAt': 'A', 'States': {" + GOOD + "}}")
        .hasMessageContaining("$.QueryLanguage: must be \"JSONata\"");
    refusesState("'A': {'Type': 'Pass', 'QueryLanguage': 'JSONPath', 'End': true}")
        .hasMessageContaining("$.States.A.QueryLanguage: 'JSONPath' is not implemented");
  }

  @Test
  void refusesWhatIsNotJson() {
    refuses("{'StartAt':").hasMessageContaining("it is not JSON");
    refuses("{'StartAt': 'A', 'StartAt': 'B'}").hasMessageContaining("Duplicate field");
    refuses("[]").hasMessageContaining("$: must be an object");
  }

  @Test
  void refusesStatesThatNeverEnd() {
    refusesState("'A': {'Type': 'Pass', 'Next': 'B'}, 'B': {'Type': 'Pass', 'Next': 'A'}")
        .hasMessageContaining("$: never ends");
  }

  @Test
  void refusesAStateThatNeitherEndsNorGoesOn() {
    refusesState("'A': {'Type': 'Pass'}").hasMessageContaining("$.States.A: needs either Next or");
    refusesState("'A': {'Type': 'Pass', 'Next': 'A', 'End': true}")
        .hasMessageContaining("$.States.A: needs either Next or End: true");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'Retry': [{'ErrorEquals': ['States.ALL', 'x']}]                       | Retry[0].ErrorEquals: States.ALL must stand alone
          'Retry': [{'ErrorEquals': ['States.ALL']}, {'ErrorEquals': ['x']}]    | Retry[0].ErrorEquals: States.ALL must come last
          'Catch': [{'ErrorEquals': ['States.ALL'], 'Next': 'A'}, {'ErrorEquals': ['x'], 'Next': 'A'}] | Catch[0].ErrorEquals: States.ALL must come last
          'Retry': [{'ErrorEquals': []}]                                        | Retry[0].ErrorEquals: must be an array of one or more
          'Retry': [{'ErrorEquals': ['x'], 'MaxAttempts': -1}]                  | Retry[0].MaxAttempts: must be a whole number from 0
          'Retry': [{'ErrorEquals': ['x'], 'BackoffRate': 0.5}]                 | Retry[0].BackoffRate: must be a number from 1.0
          'Retry': [{'ErrorEquals': ['x'], 'BackoffRate': '2'}]                 | Retry[0].BackoffRate: must be a number from 1.0
          'Retry': [{'ErrorEquals': ['x'], 'MaxAttempts': '3'}]                 | Retry[0].MaxAttempts: must be a whole number from 0
          'Retry': [{'ErrorEquals': ['x'], 'IntervalSeconds': null}]            | Retry[0].IntervalSeconds: must be a whole number from 1
          'Retry': [{'ErrorEquals': ['x', 5]}]                                  | Retry[0].ErrorEquals: must be an array of one or more error names
          'Retry': [{'ErrorEquals': 'x'}]                                       | Retry[0].ErrorEquals: must be an array of one or more error names
          'Retry': [{'ErrorEquals': ['x'], 'JitterStrategy': 'SOME'}]           | Retry[0].JitterStrategy: 'SOME' is not implemented
          'Retry': [{'ErrorEquals': ['x'], 'Delay': 1}]                         | Retry[0].Delay: is not implemented
          'Catch': [{'ErrorEquals': ['x']}]                                     | Catch[0].Next: is missing
          'HeartbeatSeconds': 5                                                 | HeartbeatSeconds: is not implemented
          'TimeoutSeconds': 0                                                   | TimeoutSeconds: must be a whole number from 1
          'TimeoutSeconds': 'ten'                                               | TimeoutSeconds: must be a whole number or an expression
          'TimeoutSeconds': '300'                                               | TimeoutSeconds: must be a whole number or an expression
          'TimeoutSeconds': 300.5                                               | TimeoutSeconds: must be a whole number from 1 to 99999999
          'TimeoutSeconds': 100000000                                           | TimeoutSeconds: must be a whole number from 1 to 99999999
          'ResultPath': '$.x'                                                   | ResultPath: is not implemented
          'Assign': {'states': 1}                                               | Assign.states: is no name for a variable
          'Assign': {'a-b': 1}                                                  | Assign.a-b: is no name for a variable
          'Output': '{% $eval("1") %}'                                          | Output: is not an expression that can run here: $eval is not
          'Output': {'x': ['{% $uuid() %}']}                                    | Output.x[0]: is not an expression that can run here
          'Output': '{% 1) + (2 %}'                                             | Output: is not an expression that can run here
          'Output': ' {% 1 %}'                                                  | Output: would be taken literally
          """,
      quoteCharacter = '`')
  void refusesInATask(String field, String problem) {
    refusesState(
            """
            'A': {'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke',
                  'Arguments': {'FunctionName': 'f', 'Payload': {}}, 'End': true, %s}
            """
                .formatted(field))
        .hasMessageContaining("$.States.A." + problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "5", "''", "['f']", "{'a': 'f'}"})
  void refusesAFunctionWithoutAName(String name) {
    refusesState(
            """
            'A': {'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke', 'End': true,
                  'Arguments': {'FunctionName': %s, 'Payload': {}}}
            """
                .formatted(name))
        .hasMessageContaining("$.States.A.Arguments.FunctionName: must be a name or an expression");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'true'", "1", "null", "[]"})
  void refusesAnEndThatIsNotTrueOrFalse(String end) {
    refusesState("'A': {'Type': 'Pass', 'End': %s}".formatted(end))
        .hasMessageContaining("$.States.A.End: must be true or false");
  }

  @Test
  void refusesTextsInPlaceOfOtherValuesAllAtOnce() {
    refuses(
            """
            {'QueryLanguage': 'JSONata', 'StartAt': 'M', 'TimeoutSeconds': '300', 'States': {
              'M': {'Type': 'Map', 'Items': 'many', 'MaxConcurrency': '4', 'Next': 'W',
                    'ItemProcessor': {'StartAt': 'B', 'States': {'B': {'Type': 'Pass', 'End': 'true'}}}},
              'W': {'Type': 'Wait', 'Seconds': '5', 'Next': 'F'},
              'F': {'Type': 'Fail', 'Error': 5, 'Cause': null}}}
            """)
        .hasMessageContaining("$.TimeoutSeconds: must be a whole number from 1 to 99999999")
        .hasMessageContaining("$.States.M.Items: must be an array or an expression")
        .hasMessageContaining("$.States.M.MaxConcurrency: must be a whole number or an expression")
        .hasMessageContaining("$.States.M.ItemProcessor.States.B.End: must be true or false")
        .hasMessageContaining("$.States.W.Seconds: must be a whole number or an expression")
        .hasMessageContaining("$.States.F.Error: must be a text")
        .hasMessageContaining("$.States.F.Cause: must be a text");
  }

  @Test
  void refusesOtherResourcesAndArguments() {
    refusesState(
            """
            'A': {'Type': 'Task', 'Resource': 'arn:aws:states:::sqs:sendMessage', 'End': true,
                  'Arguments': {'FunctionName': 'f', 'Qualifier': '1'}}
            """)
        .hasMessageContaining("$.States.A.Resource: only arn:aws:states:::lambda:invoke")
        .hasMessageContaining("$.States.A.Arguments.Qualifier: is not implemented")
        .hasMessageContaining("$.States.A.Arguments.Payload: is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ToleratedFailureCount", "ToleratedFailurePercentage", "ItemReader"})
  void refusesInAMap(String field) {
    refusesState(
            "'A': {'Type': 'Map', '%s': 1, 'End': true, 'ItemProcessor': {'StartAt': 'B', 'States': {'B': {'Type': 'Succeed'}}}}"
                .formatted(field))
        .hasMessageContaining("$.States.A." + field + ": is not implemented");
  }

  @Test
  void refusesADistributedMap() {
    refusesState(
            """
            'A': {'Type': 'Map', 'End': true, 'ItemProcessor': {
              'ProcessorConfig': {'Mode': 'DISTRIBUTED', 'ExecutionType': 'STANDARD'},
              'StartAt': 'B', 'States': {'B': {'Type': 'Succeed'}}}}
            """)
        .hasMessageContaining("$.States.A.ItemProcessor.ProcessorConfig.Mode: 'DISTRIBUTED' is not")
        .hasMessageContaining(
            "$.States.A.ItemProcessor.ProcessorConfig.ExecutionType: is not implemented");
  }

  @Test
  void refusesANameThatIsTooLong() {
    String name = "x".repeat(81);

    refusesState("'%s': {'Type': 'Succeed'}".formatted(name), name)
        .hasMessageContaining("$.States." + name + ": a name has at most 80 characters");
  }

  @Test
  void refusesTheSameNameTwice() {
    refusesState(
            "'A': {'Type': 'Map', 'End': true, 'ItemProcessor': {'StartAt': 'A', 'States': {'A': {'Type': 'Succeed'}}}}")
        .hasMessageContaining(
            "$.States.A.ItemProcessor.States.A" + ": there is another state of this name");
  }

  @Test
  void refusesToAssignAVariableOfAnOuterScope() {
    refusesState(
            """
            'M': {'Type': 'Map', 'Next': 'P', 'ItemProcessor': {'StartAt': 'B', 'States': {
              'B': {'Type': 'Pass', 'Assign': {'v': 1, 'w': 2}, 'End': true}}}},
            'P': {'Type': 'Pass', 'Assign': {'v': 1}, 'End': true}
            """,
            "M")
        .hasMessageContaining("$.States.M.ItemProcessor.States.B: assigns $v, a variable of an")
        .hasMessageNotContaining("$w");
  }

  @Test
  void aChoiceNeedsRulesWithAConditionAndATarget() {
    refusesState("'A': {'Type': 'Choice', 'Choices': [], 'Default': 'Z'}")
        .hasMessageContaining("$.States.A.Choices: must have at least one rule")
        .hasMessageContaining("$.States.A: leads to 'Z'");
    refusesState("'A': {'Type': 'Choice', 'Choices': [{'Condition': true, 'Variable': '$.x'}]}")
        .hasMessageContaining("$.States.A.Choices[0].Condition: must be an expression")
        .hasMessageContaining("$.States.A.Choices[0].Next: is missing")
        .hasMessageContaining("$.States.A.Choices[0].Variable: is not implemented");
  }

  @Test
  void putsValuesInPlace() {
    String json =
        "{'QueryLanguage': 'JSONata', 'StartAt': 'A', 'States': {'A': {'Type': 'Fail', 'Error': 'a ${One} b', 'Cause': '{% \\'${One}\\' %}'}}}"
            .replace("\\'", "\\\"")
            .replace('\'', '"');

    State state = StateMachineReader.read(json, Map.of("One", "1", "Two", "2")).states().state("A");

    assertThat(((State.Fail) state).error()).hasToString("Optional[Literal[value=\"a 1 b\"]]");
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refusesState(String states) {
    return refusesState(states, "A");
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refusesState(
      String states, String startAt) {
    return refuses(
        "{'QueryLanguage': 'JSONata', 'StartAt': '%s', 'States': {%s}}".formatted(startAt, states));
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refuses(String json) {
    return assertThatThrownBy(() -> read(json))
        .isInstanceOfSatisfying(
            TerminalException.class,
            e -> assertThat(e.code()).isEqualTo(StateMachineError.INVALID_STATE_MACHINE))
        .hasMessageStartingWith("WEIR-4001 Cannot ");
  }

  /** Apostrophes stand for quotation marks, quotation marks for ones inside a text. */
  private static StateMachine read(String json) {
    return StateMachineReader.read(json.replace("\"", "\\\"").replace('\'', '"'), Map.of());
  }
}
