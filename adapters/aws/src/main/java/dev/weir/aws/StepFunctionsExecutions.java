package dev.weir.aws;

import dev.weir.aws.client.AwsFailures;
import dev.weir.run.Executions;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;

/** Executions by their ARN. */
public final class StepFunctionsExecutions implements Executions {
  private final SfnClient stepFunctions;

  public StepFunctionsExecutions(SfnClient stepFunctions) {
    this.stepFunctions = stepFunctions;
  }

  /**
   * Running or to be redriven by hand: neither has ended. One that does not exist has ended long
   * ago (Step Functions forgets after 90 days), or in a state machine that was deleted since.
   *
   * @throws dev.weir.error.WeirException where Step Functions gives no answer: nobody takes a lease
   *     on that
   */
  @Override
  public boolean isRunning(String execution) {
    try {
      ExecutionStatus status =
          stepFunctions.describeExecution(r -> r.executionArn(execution)).status();
      return switch (status) {
        case SUCCEEDED, FAILED, TIMED_OUT, ABORTED -> false;
        case RUNNING, PENDING_REDRIVE, UNKNOWN_TO_SDK_VERSION -> true;
      };
    } catch (ExecutionDoesNotExistException _) {
      return false;
    } catch (InvalidArnException _) {
      // A lease of another kind of engine: who knows.
      return true;
    } catch (SdkException e) {
      throw AwsFailures.explain("look for execution " + execution, "states:DescribeExecution", e);
    }
  }
}
