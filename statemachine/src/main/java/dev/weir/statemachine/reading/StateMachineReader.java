package dev.weir.statemachine.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.error.TerminalException;
import dev.weir.statemachine.language.Processor;
import dev.weir.statemachine.language.StateMachine;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** JSON in, a state machine without a mistake out. */
public final class StateMachineReader {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private StateMachineReader() {}

  /**
   * @param substitutions what stands for each {@code ${Name}} of the definition
   * @throws TerminalException naming every problem with its JSON path; a field or state type that
   *     is not implemented is one
   */
  public static StateMachine read(String json, Map<String, String> substitutions) {
    Problems problems = new Problems();
    JsonNode root = new Substitutions(substitutions, problems).apply(parse(json), "$");
    if (!(root instanceof ObjectNode object)) {
      problems.add("$", "must be an object");
      throw problems.asException();
    }
    StateMachine machine = read(new Fields(object, "$", problems));
    new StructureCheck(problems).check(machine.states(), "$", Set.of());
    problems.throwIfAny();
    return machine;
  }

  private static StateMachine read(Fields fields) {
    fields.ignore("Comment");
    fields.oneOf("Version", Set.of("1.0"));
    if (fields.oneOf("QueryLanguage", Set.of("JSONata")).isEmpty()) {
      fields.problem("QueryLanguage", "must be \"JSONata\" (without it, JSONPath is meant)");
    }
    Optional<Duration> timeout =
        fields.number("TimeoutSeconds", 1).map(seconds -> Duration.ofSeconds(seconds));
    Processor states = ProcessorReader.read(fields);
    fields.done();
    return new StateMachine(states, timeout);
  }

  private static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new TerminalException(
          StateMachineError.INVALID_STATE_MACHINE,
          "Cannot read the state machine: it is not JSON: "
              + e.getOriginalMessage()
              + " at line "
              + e.getLocation().getLineNr()
              + ".",
          e);
    }
  }
}
