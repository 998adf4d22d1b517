package dev.weir.statemachine.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.execution.HistoryEvent;
import dev.weir.statemachine.function.FunctionError;
import dev.weir.statemachine.reading.StateMachineReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What AWS does, as executions recorded there show it: LocalStack keeps the histories that its own
 * tests are held to in public (tests/aws/services/stepfunctions). The state machines are ours, the
 * order of the events and what failures say are AWS's.
 */
class RecordedExecutionsTest {
  private static final List<String> FAILURE = List.of("error", "cause", "state", "location");

  static Stream<Named<JsonNode>> executions() {
    JsonNode all = Machine.json(TestFiles.resource("recorded-executions.json"));
    assertThat(all).isNotEmpty();
    return all.valueStream().map(one -> Named.of(one.get("fact").asText(), one));
  }

  @ParameterizedTest
  @MethodSource("executions")
  void tellsTheEventsThatAwsTells(JsonNode execution) {
    Machine machine =
        new Machine(
            StateMachineReader.read(definition(execution).toString(), Map.of()),
            RecordedExecutionsTest::call);
    machine.timing.tooShort = Duration.ofSeconds(5);

    machine.run(execution.get("input").toString());

    assertThat(machine.events.stream().map(RecordedExecutionsTest::told).toList())
        .isEqualTo(expected(execution.get("events")));
  }

  private static ObjectNode definition(JsonNode execution) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("QueryLanguage", "JSONata")
        .put("StartAt", execution.get("states").fieldNames().next())
        .set("States", execution.get("states"));
  }

  private static JsonNode call(String function, JsonNode payload) throws FunctionError {
    if (function.equals("broken")) {
      throw new FunctionError(
          "Exception", "{\"errorMessage\":\"why\",\"errorType\":\"Exception\"}", null);
    }
    return payload;
  }

  private static String told(HistoryEvent event) {
    return event.type().matches(".*(Failed|TimedOut)")
        ? event.type() + " " + event.details().retain(FAILURE)
        : event.type();
  }

  private static List<String> expected(JsonNode events) {
    List<String> expected = new ArrayList<>();
    for (JsonNode event : events) {
      if (event.isTextual()) {
        expected.add(event.asText());
      } else {
        event.properties().forEach(e -> expected.add(e.getKey() + " " + e.getValue()));
      }
    }
    return expected;
  }
}
