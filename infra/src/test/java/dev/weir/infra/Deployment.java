package dev.weir.infra;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.rnorth.ducttape.unreliables.Unreliables;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.StackResource;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * The stack as {@code sam build} and {@code sam deploy} make it of template.yaml, in LocalStack.
 */
record Deployment(String stack, Map<String, String> outputs, Map<String, String> resources) {
  /** Where sam leaves the packages: a bucket of our own saves the stack that it makes for one. */
  private static final String ARTIFACTS = "artifacts";

  private static final int MINUTES = 5;

  static Deployment deploy(String stack, Map<String, String> parameters) {
    try (S3Client s3 = Clients.of(S3Client.builder())) {
      var _ = s3.createBucket(r -> r.bucket(ARTIFACTS));
    }
    Sam.build();
    List<String> options = new ArrayList<>(List.of("--no-progressbar", "--stack-name", stack));
    options.addAll(List.of("--no-resolve-s3", "--s3-bucket", ARTIFACTS, "--parameter-overrides"));
    parameters.forEach((name, value) -> options.add(name + "=" + value));
    Sam.deploy(options);
    try (CloudFormationClient client = Clients.of(CloudFormationClient.builder())) {
      return new Deployment(
          stack,
          client.describeStacks(r -> r.stackName(stack)).stacks().getFirst().outputs().stream()
              .collect(toMap(Output::outputKey, Output::outputValue)),
          client.describeStackResources(r -> r.stackName(stack)).stackResources().stream()
              .collect(toMap(StackResource::logicalResourceId, StackResource::physicalResourceId)));
    }
  }

  /**
   * @throws AssertionError if the template has no such output
   */
  String output(String key) {
    return required(outputs, key);
  }

  /** What AWS calls a resource of the template. */
  String resource(String logicalId) {
    return required(resources, logicalId);
  }

  /** Gives a function a variable that only a test needs. */
  void addVariable(String function, String name, String value) {
    String called = resource(function);
    try (LambdaClient lambda = Clients.of(LambdaClient.builder())) {
      Map<String, String> variables =
          new HashMap<>(
              lambda
                  .getFunctionConfiguration(r -> r.functionName(called))
                  .environment()
                  .variables());
      variables.put(name, value);
      var _ =
          lambda.updateFunctionConfiguration(
              r -> r.functionName(called).environment(e -> e.variables(variables)));
      var _ = lambda.waiter().waitUntilFunctionUpdatedV2(r -> r.functionName(called));
    }
  }

  /** Starts an execution, as EventBridge Scheduler does, and waits for its end. */
  DescribeExecutionResponse run(String input) {
    try (SfnClient client = Clients.of(SfnClient.builder())) {
      String execution =
          client
              .startExecution(r -> r.stateMachineArn(output("StateMachineArn")).input(input))
              .executionArn();
      return Unreliables.retryUntilSuccess(
          MINUTES * 60, TimeUnit.SECONDS, () -> ended(client, execution));
    }
  }

  /**
   * What a function answers.
   *
   * @throws AssertionError if it fails
   */
  JsonNode invoke(String function, byte[] message) {
    try (LambdaClient lambda = Clients.of(LambdaClient.builder())) {
      InvokeResponse answer =
          lambda.invoke(
              r -> r.functionName(resource(function)).payload(SdkBytes.fromByteArray(message)));
      if (answer.functionError() != null) {
        throw new AssertionError(
            function + " failed: " + answer.payload().asString(StandardCharsets.UTF_8));
      }
      return Json.read(answer.payload().asByteArray(), JsonNode.class);
    }
  }

  private static DescribeExecutionResponse ended(SfnClient client, String execution) {
    DescribeExecutionResponse found = client.describeExecution(r -> r.executionArn(execution));
    if (found.status() == ExecutionStatus.RUNNING) {
      throw new IllegalStateException(execution + " is still running");
    }
    return found;
  }

  private String required(Map<String, String> map, String key) {
    String value = map.get(key);
    if (value == null) {
      throw new AssertionError("Stack %s has no '%s', but %s".formatted(stack, key, map.keySet()));
    }
    return value;
  }
}
