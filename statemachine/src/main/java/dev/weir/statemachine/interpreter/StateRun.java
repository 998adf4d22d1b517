package dev.weir.statemachine.interpreter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.statemachine.expression.Template;
import dev.weir.statemachine.language.Catcher;
import dev.weir.statemachine.language.ErrorNames;
import dev.weir.statemachine.language.Exit;
import dev.weir.statemachine.language.State;
import dev.weir.statemachine.timing.Retries;
import dev.weir.statemachine.timing.Stopped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** One visit to a state, with all its tries. */
final class StateRun {
  private final Engine engine;
  private final Scope scope;
  private final Strand strand;
  private final State state;
  private final JsonNode input;
  private final Evaluation evaluation;

  StateRun(Engine engine, Scope scope, Strand strand, State state, JsonNode input) {
    this.engine = engine;
    this.scope = scope;
    this.strand = strand;
    this.state = state;
    this.input = input;
    this.evaluation = Evaluation.of(state, strand);
  }

  Left run() throws StateFailure, Stopped {
    return switch (state) {
      case State.Fallible fallible -> untilDone(fallible);
      case State.Choice choice -> choose(choice);
      case State.Wait wait -> await(wait);
      case State.Pass pass -> leave(pass.exit());
      case State.Succeed succeed -> leave(succeed.exit());
      case State.Fail fail -> throw failure(fail);
    };
  }

  private Left untilDone(State.Fallible fallible) throws StateFailure, Stopped {
    Retries retries = new Retries(fallible.retry());
    while (true) {
      try {
        JsonNode result = result(fallible);
        return leave(fallible.exit(), scope.forResult(input, result), result);
      } catch (StateFailure e) {
        Optional<Duration> delay = retries.next(e.error(), engine.timing().random());
        if (delay.isEmpty()) {
          if (fallible instanceof State.Map) {
            strand.add("MapStateFailed", _ -> {});
          }
          return caught(fallible, e);
        }
        engine.deadline().sleep(delay.get());
        scope.context("State").put("RetryCount", retries.total());
      }
    }
  }

  private JsonNode result(State.Fallible fallible) throws StateFailure, Stopped {
    return switch (fallible) {
      case State.Task task ->
          new TaskRun(engine, task, evaluation, strand).run(scope.forInput(input));
      case State.Map map -> new MapRun(engine, map, evaluation, strand, scope, input).run();
    };
  }

  private Left caught(State.Fallible fallible, StateFailure failure) throws StateFailure {
    for (Catcher catcher : fallible.catchers()) {
      if (catcher.errors().match(failure.error())) {
        ObjectNode error =
            JsonNodeFactory.instance
                .objectNode()
                .put("Error", failure.error())
                .put("Cause", failure.cause());
        return leave(catcher.exit(), scope.forError(input, error), error);
      }
    }
    throw failure;
  }

  private Left choose(State.Choice choice) throws StateFailure {
    for (State.Rule rule : choice.rules()) {
      if (evaluation.truth("Condition", rule.condition(), scope.forInput(input))) {
        return leave(rule.exit());
      }
    }
    if (choice.otherwise().isEmpty()) {
      throw new StateFailure(
          choice.name(),
          ErrorNames.NO_CHOICE_MATCHED,
          "No rule of '%s' is true for the input %s".formatted(choice.name(), input),
          null);
    }
    return leave(choice.otherwise().get());
  }

  private Left await(State.Wait wait) throws StateFailure, Stopped {
    int seconds = evaluation.wholeNumber("Seconds", wait.seconds(), scope.forInput(input));
    engine.deadline().sleep(Duration.ofSeconds(seconds));
    return leave(wait.exit());
  }

  private StateFailure failure(State.Fail fail) throws StateFailure {
    Map<String, JsonNode> variables = scope.forInput(input);
    return new StateFailure(
        fail.name(),
        text("Error", fail.error(), variables),
        text("Cause", fail.cause(), variables),
        null);
  }

  private String text(String field, Optional<Template> template, Map<String, JsonNode> variables)
      throws StateFailure {
    return template.isPresent() ? evaluation.text(field, template.get(), variables) : "";
  }

  private Left leave(Exit exit) throws StateFailure {
    return leave(exit, scope.forInput(input), input);
  }

  /** Both templates see the variables as they were. */
  private Left leave(Exit exit, Map<String, JsonNode> variables, JsonNode otherwise)
      throws StateFailure {
    ObjectNode assigned =
        exit.assign().isPresent()
            ? evaluation.object(exit.assign().get(), variables)
            : JsonNodeFactory.instance.objectNode();
    evaluation.limited("variables", assigned);
    JsonNode output =
        exit.output().isPresent() ? evaluation.value(exit.output().get(), variables) : otherwise;
    return new Left(assigned, evaluation.limited("an output", output), exit.next());
  }
}
