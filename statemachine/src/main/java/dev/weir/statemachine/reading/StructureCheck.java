package dev.weir.statemachine.reading;

import dev.weir.statemachine.language.Catcher;
import dev.weir.statemachine.language.Exit;
import dev.weir.statemachine.language.Processor;
import dev.weir.statemachine.language.State;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Checks what no state can know alone: where transitions lead, who is reached, whose name or
 * variable is whose.
 */
final class StructureCheck {
  private static final int MAX_NAME = 80;

  private final Problems problems;
  private final Set<String> names = new HashSet<>();

  StructureCheck(Problems problems) {
    this.problems = problems;
  }

  /**
   * @param outerVariables that the processors around this one assign
   */
  void check(Processor processor, String path, Set<String> outerVariables) {
    checkTransitions(processor, path);
    checkReach(processor, path);
    Set<String> variables = new HashSet<>(outerVariables);
    for (State state : processor.states().values()) {
      checkName(state, path);
      checkVariables(state, path, outerVariables);
      variables.addAll(assigned(state));
    }
    for (State state : processor.states().values()) {
      if (state instanceof State.Map map) {
        check(map.processor(), path(path, map) + ".ItemProcessor", Set.copyOf(variables));
      }
    }
  }

  private void checkName(State state, String path) {
    if (state.name().length() > MAX_NAME) {
      problems.add(path(path, state), "a name has at most " + MAX_NAME + " characters");
    }
    if (!names.add(state.name())) {
      problems.add(path(path, state), "there is another state of this name");
    }
  }

  private void checkVariables(State state, String path, Set<String> outerVariables) {
    for (String variable : assigned(state)) {
      if (outerVariables.contains(variable)) {
        problems.add(
            path(path, state),
            "assigns $" + variable + ", a variable of an outer scope: it can only be read here");
      }
    }
  }

  private static String path(String processor, State state) {
    return processor + ".States." + state.name();
  }

  private void checkTransitions(Processor processor, String path) {
    Set<String> known = new TreeSet<>(processor.states().keySet());
    if (!known.contains(processor.startAt())) {
      problems.add(
          path + ".StartAt",
          "leads to '" + processor.startAt() + "', which is no state here; states: " + known);
    }
    for (State state : processor.states().values()) {
      for (String next : nexts(state)) {
        if (!known.contains(next)) {
          problems.add(
              path(path, state),
              "leads to '" + next + "', which is no state here; states: " + known);
        }
      }
    }
  }

  private void checkReach(Processor processor, String path) {
    Set<String> reached = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(processor.startAt()));
    boolean ends = false;
    while (!open.isEmpty()) {
      State state = processor.states().get(open.pop());
      if (state != null && reached.add(state.name())) {
        open.addAll(nexts(state));
        ends |= isTerminal(state);
      }
    }
    if (!ends && !reached.isEmpty()) {
      problems.add(path, "never ends: no state with End: true, Succeed or Fail is reached");
    }
    for (String name : new TreeSet<>(processor.states().keySet())) {
      if (!reached.contains(name)) {
        problems.add(path + ".States." + name, "is never reached");
      }
    }
  }

  private static boolean isTerminal(State state) {
    return state instanceof State.Fail || exits(state).anyMatch(exit -> exit.next().isEmpty());
  }

  private static List<String> nexts(State state) {
    return exits(state).flatMap(exit -> exit.next().stream()).toList();
  }

  private static List<String> assigned(State state) {
    return exits(state)
        .map(Exit::assign)
        .flatMap(Optional::stream)
        .flatMap(assign -> assign.members().keySet().stream())
        .distinct()
        .toList();
  }

  private static Stream<Exit> exits(State state) {
    return switch (state) {
      case State.Fallible fallible ->
          Stream.concat(
              Stream.of(fallible.exit()), fallible.catchers().stream().map(Catcher::exit));
      case State.Choice choice ->
          Stream.concat(choice.rules().stream().map(State.Rule::exit), choice.otherwise().stream());
      case State.Wait wait -> Stream.of(wait.exit());
      case State.Pass pass -> Stream.of(pass.exit());
      case State.Succeed succeed -> Stream.of(succeed.exit());
      case State.Fail _ -> Stream.of();
    };
  }
}
