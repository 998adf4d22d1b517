package dev.weir.stack;

import dev.weir.error.TerminalException;
import dev.weir.secrets.ConnectionUri;
import dev.weir.secrets.Secrets;
import dev.weir.stack.call.AwsCalls;
import dev.weir.stack.call.StackAddress;
import dev.weir.stack.call.StackError;
import java.util.Objects;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** The warehouse of a stack, as the function that publishes finds it in its environment. */
final class StackWarehouse {
  private static final String FUNCTION = "LoadFunction";

  private final CloudFormationClient cloudFormation;
  private final LambdaClient lambda;
  private final AwsCalls calls;
  private final StackAddress stack;

  StackWarehouse(
      CloudFormationClient cloudFormation,
      LambdaClient lambda,
      AwsCalls calls,
      StackAddress stack) {
    this.cloudFormation = cloudFormation;
    this.lambda = lambda;
    this.calls = calls;
    this.stack = stack;
  }

  /**
   * @throws TerminalException if the function does not say, or not as an address
   */
  ConnectionUri address() {
    String function =
        calls.ask(
            "find " + FUNCTION,
            "cloudformation:DescribeStackResource",
            () ->
                cloudFormation
                    .describeStackResource(
                        request -> request.stackName(stack.name()).logicalResourceId(FUNCTION))
                    .stackResourceDetail()
                    .physicalResourceId());
    String variable = Secrets.variable(Secrets.WAREHOUSE);
    String value =
        calls.ask(
            "read the environment of " + FUNCTION,
            "lambda:GetFunctionConfiguration",
            () ->
                Objects.requireNonNullElse(
                    lambda
                        .getFunctionConfiguration(request -> request.functionName(function))
                        .environment()
                        .variables()
                        .get(variable),
                    ""));
    if (value.isEmpty()) {
      throw new TerminalException(
          StackError.UNKNOWN_STACK,
          "Cannot find the warehouse of stack '%s': %s has no %s. Deploy the stack again."
              .formatted(stack.name(), FUNCTION, variable));
    }
    return ConnectionUri.parse(Secrets.WAREHOUSE, value);
  }
}
