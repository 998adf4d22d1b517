package dev.weir.statemachine.language;

import dev.weir.statemachine.expression.Template;
import java.util.List;
import java.util.Optional;

/** A step of a state machine. */
public sealed interface State {
  String name();

  /** As {@code Type} in the file, and in the names of history events. */
  default String type() {
    return getClass().getSimpleName();
  }

  /** A state that the language lets retry and catch. */
  sealed interface Fallible extends State {
    List<Retrier> retry();

    List<Catcher> catchers();

    Exit exit();
  }

  /**
   * Calls a Lambda function.
   *
   * @param arguments {@code FunctionName} and {@code Payload}
   * @param timeout of one try, in seconds
   */
  record Task(
      String name,
      Template arguments,
      Optional<Template> timeout,
      List<Retrier> retry,
      List<Catcher> catchers,
      Exit exit)
      implements Fallible {}

  /**
   * Runs a processor for each item.
   *
   * @param items gives an array; empty means the input is one
   * @param itemSelector makes an iteration's input; empty means the item
   * @param maxConcurrency 0 means as many as the engine allows
   */
  record Map(
      String name,
      Optional<Template> items,
      Optional<Template> itemSelector,
      Optional<Template> maxConcurrency,
      Processor processor,
      List<Retrier> retry,
      List<Catcher> catchers,
      Exit exit)
      implements Fallible {}

  /**
   * Goes on with the first rule that is true.
   *
   * @param otherwise where none is
   */
  record Choice(String name, List<Rule> rules, Optional<Exit> otherwise) implements State {}

  record Rule(Template condition, Exit exit) {}

  /**
   * @param seconds a whole number
   */
  record Wait(String name, Template seconds, Exit exit) implements State {}

  record Pass(String name, Exit exit) implements State {}

  record Succeed(String name, Exit exit) implements State {}

  record Fail(String name, Optional<Template> error, Optional<Template> cause) implements State {}
}
