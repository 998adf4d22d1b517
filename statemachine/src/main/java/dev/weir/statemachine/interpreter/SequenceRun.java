package dev.weir.statemachine.interpreter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.statemachine.language.Processor;
import dev.weir.statemachine.language.State;
import dev.weir.statemachine.timing.Stopped;
import java.util.Optional;

/** Runs the states of a processor, one after the other. */
final class SequenceRun {
  private final Engine engine;
  private final Scope scope;
  private final Strand strand;

  SequenceRun(Engine engine, Scope scope, Strand strand) {
    this.engine = engine;
    this.scope = scope;
    this.strand = strand;
  }

  /**
   * @return the output of the last state
   */
  JsonNode run(Processor processor, JsonNode input) throws StateFailure, Stopped {
    JsonNode value = input;
    Optional<String> next = Optional.of(processor.startAt());
    while (next.isPresent()) {
      Left left = visit(processor.state(next.get()), value);
      value = left.output();
      next = left.next();
    }
    return value;
  }

  private Left visit(State state, JsonNode input) throws StateFailure, Stopped {
    engine.deadline().check();
    enter(state, input);
    try {
      Left left = new StateRun(engine, scope, strand, state, input).run();
      scope.assign(left.assigned());
      exited(state, left);
      return left;
    } catch (Stopped e) {
      if (state instanceof State.Fallible || state instanceof State.Wait) {
        strand.add(state.type() + "StateAborted", _ -> {});
      }
      throw e;
    }
  }

  private void enter(State state, JsonNode input) {
    scope
        .context("State")
        .put("Name", state.name())
        .put("EnteredTime", engine.timing().instant().toString())
        .put("RetryCount", 0);
    strand.add(
        state.type() + "StateEntered",
        details -> Strand.json(details.put("name", state.name()), "input", input));
  }

  private void exited(State state, Left left) {
    strand.add(
        state.type() + "StateExited",
        details -> {
          Strand.json(details.put("name", state.name()), "output", left.output());
          if (!left.assigned().isEmpty()) {
            details.set("assignedVariables", texts(left.assigned()));
          }
        });
  }

  private static ObjectNode texts(ObjectNode values) {
    ObjectNode texts = JsonNodeFactory.instance.objectNode();
    values.properties().forEach(e -> texts.put(e.getKey(), e.getValue().toString()));
    return texts;
  }
}
