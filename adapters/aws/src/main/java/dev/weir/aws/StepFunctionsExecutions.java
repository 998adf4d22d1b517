package dev.weir.aws;

import dev.weir.aws.client.AwsError;
import dev.weir.aws.client.AwsFailures;
import dev.weir.error.TransientException;
import dev.weir.run.Executions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;

/** Executions by their ARN. */
public final class StepFunctionsExecutions implements Executions {
  /** DescribeExecution is eventually consistent; how long that takes, AWS does not say. */
  private static final Duration FRESH = Duration.ofMinutes(5);

  private final SfnClient stepFunctions;
  private final InstantSource clock;

  public StepFunctionsExecutions(SfnClient stepFunctions, InstantSource clock) {
    this.stepFunctions = stepFunctions;
    this.clock = clock;
  }

  /**
   * Running or to be redriven by hand: neither has ended. One that does not exist has ended long
   * ago (Step Functions forgets after 90 days), or in a state machine that was deleted since; or it
   * is so fresh that Step Functions does not tell of it yet.
   *
   * @throws dev.weir.error.WeirException where Step Functions gives no answer: nobody takes a lease
   *     on that
   */
  @Override
  public boolean isRunning(String execution, Instant seen) {
    try {
      ExecutionStatus status =
          stepFunctions.describeExecution(r -> r.executionArn(execution)).status();
      return switch (status) {
        case SUCCEEDED, FAILED, TIMED_OUT, ABORTED -> false;
        case RUNNING, PENDING_REDRIVE, UNKNOWN_TO_SDK_VERSION -> true;
      };
    } catch (ExecutionDoesNotExistException e) {
      checkOld(execution, seen, e);
      return false;
    } catch (InvalidArnException _) {
      // A lease of another kind of engine: who knows.
      return true;
    } catch (SdkException e) {
      throw AwsFailures.explain("look for execution " + execution, "states:DescribeExecution", e);
    }
  }

  private void checkOld(String execution, Instant seen, ExecutionDoesNotExistException unknown) {
    Duration age = Duration.between(seen, clock.instant());
    if (age.compareTo(FRESH) < 0) {
      throw new TransientException(
          AwsError.EXECUTION_TOO_FRESH,
          "Cannot tell whether execution %s still runs: it was at work %d s ago, and Step Functions does not know it (yet). Start again %d minutes after it began."
              .formatted(execution, Math.max(0, age.toSeconds()), FRESH.toMinutes()),
          unknown);
    }
  }
}
