package dev.weir.stack;

import dev.weir.execution.Attempt;
import dev.weir.execution.Attempts;
import dev.weir.execution.Execution.Status;
import dev.weir.execution.HistoryEvent;
import dev.weir.execution.HistoryListener;
import dev.weir.message.RunInput;
import dev.weir.run.RunId;
import dev.weir.stack.call.AwsCalls;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;

/** The executions of a stack's state machine. */
public final class StackExecutions {
  private static final int PAGE = 100;

  /** More than a pipeline is tried; fewer than takes minutes to read. */
  private static final int MAX_LISTED = 1000;

  /** A clock here may be ahead of the one there. */
  private static final Duration TOLERANCE = Duration.ofMinutes(10);

  private final SfnClient stepFunctions;
  private final AwsCalls calls;
  private final String stateMachine;
  private final ForeignNames foreignNames;

  StackExecutions(
      SfnClient stepFunctions, AwsCalls calls, String stateMachine, ForeignNames foreignNames) {
    this.stepFunctions = stepFunctions;
    this.calls = calls;
    this.stateMachine = stateMachine;
    this.foreignNames = foreignNames;
  }

  /**
   * @param before it was there already; running, or long ended
   */
  public record Started(String execution, boolean before) {}

  /** Starts an attempt of a run. Of several starts, one starts it, and all get its ARN. */
  public Started start(RunInput input) {
    String name = input.run().execution(input.attempt());
    return calls.ask(
        "start run " + input.run(),
        "states:StartExecution",
        () -> {
          try {
            String execution =
                stepFunctions
                    .startExecution(
                        request ->
                            request
                                .stateMachineArn(stateMachine)
                                .name(name)
                                .input(input.json().toString()))
                    .executionArn();
            return new Started(execution, false);
          } catch (ExecutionAlreadyExistsException _) {
            return new Started(arn(name), true);
          }
        });
  }

  private String arn(String name) {
    return stateMachine.replace(":stateMachine:", ":execution:") + ":" + name;
  }

  /** The newest of all runs. */
  public Attempts newest(int limit) {
    return new Attempts(attempts(Math.min(limit, MAX_LISTED), _ -> true));
  }

  /** Those of a run: none can have started before the time that the run is named by. */
  public Attempts of(RunId run) {
    Instant earliest = run.logicalTime().minus(TOLERANCE);
    return new Attempts(attempts(MAX_LISTED, item -> !item.startDate().isBefore(earliest))).of(run);
  }

  private List<Attempt> attempts(int limit, Predicate<ExecutionListItem> wanted) {
    List<Attempt> attempts = new ArrayList<>();
    String token = null;
    int seen = 0;
    do {
      ListExecutionsResponse page = page(Math.min(PAGE, limit - seen), token);
      for (ExecutionListItem item : page.executions()) {
        if (!wanted.test(item)) {
          return attempts;
        }
        seen++;
        attempt(item).ifPresent(attempts::add);
      }
      token = page.nextToken();
    } while (token != null && seen < limit);
    return attempts;
  }

  private ListExecutionsResponse page(int size, @Nullable String token) {
    return calls.ask(
        "list the runs",
        "states:ListExecutions",
        () ->
            stepFunctions.listExecutions(
                request ->
                    request.stateMachineArn(stateMachine).maxResults(size).nextToken(token)));
  }

  private Optional<Attempt> attempt(ExecutionListItem item) {
    return Attempt.Name.parse(item.name())
        .or(() -> foreignNames.resolve(item.executionArn()))
        .map(
            name ->
                new Attempt(
                    item.executionArn(),
                    name.run(),
                    name.number(),
                    status(item),
                    item.startDate(),
                    Optional.ofNullable(item.stopDate())));
  }

  /** A status that this version does not know is none of an end. */
  private static Status status(ExecutionListItem item) {
    return switch (item.status()) {
      case SUCCEEDED -> Status.SUCCEEDED;
      case FAILED -> Status.FAILED;
      case TIMED_OUT -> Status.TIMED_OUT;
      case ABORTED -> Status.ABORTED;
      case RUNNING, PENDING_REDRIVE, UNKNOWN_TO_SDK_VERSION -> Status.RUNNING;
    };
  }

  /** Follows an execution from its start, over or not. */
  public FollowedExecution follow(
      String execution, HistoryListener listener, StackProgress progress) {
    return new FollowedExecution(
        new StackHistory(stepFunctions, calls, execution), listener, progress);
  }

  /** What has happened in an execution so far. */
  public List<HistoryEvent> history(String execution) {
    return new StackHistory(stepFunctions, calls, execution).next();
  }
}
