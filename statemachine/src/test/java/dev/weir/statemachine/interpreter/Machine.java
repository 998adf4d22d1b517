package dev.weir.statemachine.interpreter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.execution.ExecutionResult;
import dev.weir.execution.HistoryEvent;
import dev.weir.json.Json;
import dev.weir.statemachine.function.FunctionInvoker;
import dev.weir.statemachine.language.StateMachine;
import dev.weir.statemachine.reading.StateMachineReader;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A small state machine for one test, with functions that are lambdas. */
final class Machine {
  final TestTiming timing = new TestTiming();
  final List<HistoryEvent> events = new CopyOnWriteArrayList<>();
  private final StateMachine definition;
  private final FunctionInvoker functions;

  Machine(StateMachine definition, FunctionInvoker functions) {
    this.definition = definition;
    this.functions = functions;
  }

  /**
   * @param states the content of {@code States}; apostrophes stand for quotation marks
   */
  static Machine of(String startAt, String states, FunctionInvoker functions) {
    return new Machine(definition(startAt, states), functions);
  }

  static StateMachine definition(String startAt, String states) {
    String json =
        "{\"QueryLanguage\": \"JSONata\", \"TimeoutSeconds\": 3600, \"StartAt\": \"%s\", \"States\": {%s}}"
            .formatted(startAt, states.replace('\'', '"'));
    return StateMachineReader.read(json, Map.of());
  }

  /** A Task that calls {@code function} with its input, with more fields of the state. */
  static String task(String name, String function, String more) {
    return """
        '%s': {'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke',
          'Arguments': {'FunctionName': '%s', 'Payload': '{%% $states.input %%}'}, %s}
        """
        .formatted(name, function, more);
  }

  ExecutionResult run(String input) {
    return execution(input).run();
  }

  Interpreter execution(String input) {
    return new Interpreter(
        definition, "test-1", json(input.replace('\'', '"')), functions, events::add, timing);
  }

  /** The output of a run that must succeed, with apostrophes. */
  String output(String input) {
    return switch (run(input)) {
      case ExecutionResult.Succeeded good -> good.output().toString().replace('"', '\'');
      case ExecutionResult other -> throw new AssertionError(other.toString());
    };
  }

  ExecutionResult.Failed failure(String input) {
    return switch (run(input)) {
      case ExecutionResult.Failed failed -> failed;
      case ExecutionResult other -> throw new AssertionError(other.toString());
    };
  }

  List<String> types() {
    return events.stream().map(HistoryEvent::type).toList();
  }

  static JsonNode json(String text) {
    try {
      return Json.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }
}
