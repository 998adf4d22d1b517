package dev.weir.stack;

import dev.weir.aws.client.AwsClients;
import dev.weir.aws.s3.S3Lake;
import dev.weir.aws.s3.S3Location;
import dev.weir.error.TerminalException;
import dev.weir.lake.Lake;
import dev.weir.message.QueryRequest;
import dev.weir.schema.Rows;
import dev.weir.secrets.ConnectionUri;
import dev.weir.stack.call.AwsCalls;
import dev.weir.stack.call.StackAddress;
import dev.weir.stack.call.StackError;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** What is deployed, found by what the stack says of itself. */
public final class Stack implements AutoCloseable {
  private final StackAddress address;
  private final AwsClients clients;
  private final AwsCalls calls;
  private final Map<String, String> outputs;

  private Stack(
      StackAddress address, AwsClients clients, AwsCalls calls, Map<String, String> outputs) {
    this.address = address;
    this.clients = clients;
    this.calls = calls;
    this.outputs = Map.copyOf(outputs);
  }

  /**
   * @param clients closed with the stack
   * @throws TerminalException if there is no such stack
   */
  public static Stack find(StackAddress address, AwsClients clients) {
    AwsCalls calls = new AwsCalls(address);
    try {
      return new Stack(address, clients, calls, outputs(address, clients, calls));
    } catch (RuntimeException e) {
      clients.close();
      throw e;
    }
  }

  private static Map<String, String> outputs(
      StackAddress address, AwsClients clients, AwsCalls calls) {
    return calls.ask(
        "find stack '" + address.name() + "'",
        "cloudformation:DescribeStacks",
        () -> {
          CloudFormationClient cloudFormation = clients.build(CloudFormationClient.builder());
          try {
            Map<String, String> outputs = new HashMap<>();
            cloudFormation
                .describeStacks(request -> request.stackName(address.name()))
                .stacks()
                .getFirst()
                .outputs()
                .forEach((Output output) -> outputs.put(output.outputKey(), output.outputValue()));
            return outputs;
          } catch (AwsServiceException e) {
            throw String.valueOf(e.getMessage()).contains("does not exist")
                ? unknown(address, e)
                : e;
          }
        });
  }

  private static TerminalException unknown(StackAddress address, AwsServiceException e) {
    return new TerminalException(
        StackError.UNKNOWN_STACK,
        "Cannot find stack '%s'%s: nothing of that name is deployed there. Check the name and the region (--region); sam deploy makes it."
            .formatted(address.name(), address.region().map(region -> " in " + region).orElse("")),
        e);
  }

  public StackAddress address() {
    return address;
  }

  /** For people who have AWS's own command line. */
  public String stopCommand(String execution) {
    return "aws stepfunctions stop-execution --execution-arn " + execution + address.awsOptions();
  }

  private String output(String name) {
    String value = outputs.get(name);
    if (value == null) {
      throw new TerminalException(
          StackError.UNKNOWN_STACK,
          "Cannot use stack '%s': it has no output '%s', so that it is another program's, not yet complete, or of an older version. Deploy it again."
              .formatted(address.name(), name));
    }
    return value;
  }

  public Lake lake() {
    String uri = output("LakeUri");
    S3Location location =
        S3Location.parse(uri)
            .orElseThrow(
                () ->
                    new TerminalException(
                        StackError.UNKNOWN_STACK,
                        "Cannot use '%s' as the lake: it is not s3://bucket/prefix. Deploy the stack again."
                            .formatted(uri)));
    return new S3Lake(clients.s3(), location);
  }

  public StackExecutions executions() {
    SfnClient stepFunctions = clients.build(SfnClient.builder());
    return new StackExecutions(
        stepFunctions,
        calls,
        output("StateMachineArn"),
        new ForeignNames(stepFunctions, calls, this::lake));
  }

  public Schedules schedules() {
    return new Schedules(
        clients.build(SchedulerClient.builder()), calls, address, output("ScheduleGroup"));
  }

  /** What the query function answers. */
  public Rows query(QueryRequest request) {
    return new StackQuery(clients.build(LambdaClient.builder()), calls, output("QueryFunctionName"))
        .answer(request);
  }

  /** Where the stack publishes to. */
  public ConnectionUri warehouse() {
    return new StackWarehouse(
            clients.build(CloudFormationClient.builder()),
            clients.build(LambdaClient.builder()),
            calls,
            address)
        .address();
  }

  /** As the person who asks, not as the functions. Closed with the stack. */
  public RedshiftDataClient redshift() {
    return clients.build(RedshiftDataClient.builder());
  }

  @Override
  public void close() {
    clients.close();
  }
}
