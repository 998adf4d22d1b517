package dev.weir.lambda;

import dev.weir.aws.FunctionEnvironment;
import dev.weir.aws.client.AwsClients;
import dev.weir.error.WeirException;
import dev.weir.events.Events;
import dev.weir.execution.FunctionFailure;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * What a function is made of: its service, and the border to whoever calls it.
 *
 * @param leaving the form in which a failure of ours leaves the function
 */
public record Wired<S>(S service, Border border, UnaryOperator<WeirException> leaving) {
  /**
   * On AWS.
   *
   * @param wiring makes the service over what this process finds in its environment; it tells
   *     events to the function's log
   */
  public static <S> Wired<S> fromProcess(BiFunction<FunctionEnvironment, Events, S> wiring) {
    return of(System.getenv(), AwsClients.fromProcess(), wiring);
  }

  public static <S> Wired<S> of(
      Map<String, String> environment,
      AwsClients clients,
      BiFunction<FunctionEnvironment, Events, S> wiring) {
    LogEvents log = LogEvents.of(environment);
    S service = wiring.apply(new FunctionEnvironment(environment, clients), log);
    return new Wired<>(service, new Border(log), FunctionFailure::travelling);
  }

  /** Over other ports, without a log: its caller is in the same process. */
  public static <S> Wired<S> over(S service) {
    return new Wired<>(service, new Border(), UnaryOperator.identity());
  }
}
