package dev.weir.testkit.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsClients;
import dev.weir.error.Category;
import dev.weir.error.ErrorCode;
import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import dev.weir.error.WeirException;
import dev.weir.json.Json;
import dev.weir.testkit.aws.LocalStack;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.Runtime;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * A stack in LocalStack with what the command line needs of one: the real state machine, a Lambda
 * that replays a laptop's answers in the place of all functions, a lake, schedules, and the
 * outputs. (The real template with the real functions is deployed by the tests of infra.)
 */
public final class DeployedReplay {
  private static final String ROLE = "arn:aws:iam::000000000000:role/any";
  private static final List<Class<?>> CLASSES =
      List.of(
          Replay.class,
          Replay.Code.class,
          WeirException.class,
          TerminalException.class,
          TransientException.class,
          ErrorCode.class,
          Category.class);

  private final AwsClients aws;
  private final String name;
  private final Properties answers = new Properties();

  /**
   * @param name unique in this JVM
   */
  public DeployedReplay(String name) {
    LocalStack localStack = LocalStack.running();
    this.aws =
        AwsClients.at(
            localStack.endpoint(), LocalStack.REGION, LocalStack.ACCESS_KEY, LocalStack.SECRET_KEY);
    this.name = name;
  }

  public AwsClients aws() {
    return aws;
  }

  /** Says what the function answers, or throws. */
  public DeployedReplay answer(String key, String answer) {
    answers.setProperty(key, answer);
    return this;
  }

  /** Answers as the functions of an execution on a laptop have. */
  public DeployedReplay answers(Path history) throws IOException {
    int loads = 0;
    for (String line : Files.readAllLines(history)) {
      JsonNode event = Json.mapper().readTree(line);
      if (event.path("type").asText().equals("TaskSucceeded")) {
        String output = event.path("taskSucceededEventDetails").path("output").asText();
        JsonNode answer = Json.mapper().readTree(output).path("Payload");
        String key = key(answer);
        loads += key.equals("load/") ? 1 : 0;
        answers.setProperty(key.equals("load/") ? key + loads : key, answer.toString());
      }
    }
    answers.setProperty("loads", Integer.toString(loads));
    return this;
  }

  private static String key(JsonNode answer) {
    if (answer.has("connections")) {
      return "plan";
    }
    if (answer.has("report")) {
      return "report";
    }
    return answer.has("dataSet") ? "dataSet/" + answer.path("dataSet").asText() : "load/";
  }

  /**
   * Deploys it.
   *
   * @param project whose lake has what the functions have written; its small objects are copied
   */
  public DeployedReplay deployed(Path project) throws IOException {
    String function = function();
    String machine = machine(project, function);
    String bucket = "weir-" + UUID.randomUUID();
    try (S3Client s3 = aws.s3()) {
      var _ = s3.createBucket(r -> r.bucket(bucket));
      Path lake = project.resolve(".weir/lake");
      try (Stream<Path> objects = Files.walk(lake)) {
        for (Path object : objects.filter(DeployedReplay::isSmall).toList()) {
          String key = "lake/" + lake.relativize(object);
          var _ = s3.putObject(r -> r.bucket(bucket).key(key), RequestBody.fromFile(object));
        }
      }
    }
    stack(
        Map.of(
            "StateMachineArn",
            machine,
            "LakeUri",
            "s3://" + bucket + "/lake",
            "QueryFunctionName",
            name,
            "ScheduleGroup",
            name));
    return this;
  }

  private static boolean isSmall(Path object) {
    return object.toString().endsWith(".json")
        || (object.toString().endsWith(".parquet") && object.toString().contains("/rejects/"));
  }

  private String function() throws IOException {
    try (LambdaClient lambda = aws.build(LambdaClient.builder())) {
      SdkBytes zip = SdkBytes.fromByteArray(zip());
      String arn =
          lambda
              .createFunction(
                  r ->
                      r.functionName(name)
                          .runtime(Runtime.fromValue("java25"))
                          .handler(Replay.class.getName() + "::handleRequest")
                          .timeout(60)
                          .memorySize(512)
                          .role(ROLE)
                          .code(code -> code.zipFile(zip)))
              .functionArn();
      var _ = lambda.waiter().waitUntilFunctionActiveV2(r -> r.functionName(name));
      return arn;
    }
  }

  private byte[] zip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Class<?> packed : CLASSES) {
        String file = packed.getName().replace('.', '/') + ".class";
        zip.putNextEntry(new ZipEntry(file));
        try (InputStream content =
            Objects.requireNonNull(Replay.class.getClassLoader().getResourceAsStream(file))) {
          content.transferTo(zip);
        }
      }
      zip.putNextEntry(new ZipEntry("answers.properties"));
      answers.store(zip, null);
    }
    return bytes.toByteArray();
  }

  private String machine(Path project, String function) throws IOException {
    String definition =
        Files.readString(project.resolve("infra/state-machine.asl.json"))
            .replaceAll("\\$\\{[A-Za-z]+Function\\}", Matcher.quoteReplacement(function));
    try (SfnClient stepFunctions = aws.build(SfnClient.builder())) {
      return stepFunctions
          .createStateMachine(r -> r.name(name).definition(definition).roleArn(ROLE))
          .stateMachineArn();
    }
  }

  /** A stack must have a resource: the topic is of no use. */
  private void stack(Map<String, String> outputs) {
    ObjectNode template = Json.mapper().createObjectNode();
    template.putObject("Resources").putObject("Topic").put("Type", "AWS::SNS::Topic");
    ObjectNode written = template.putObject("Outputs");
    outputs.forEach((key, value) -> written.putObject(key).put("Value", value));
    try (CloudFormationClient cloudFormation = aws.build(CloudFormationClient.builder())) {
      var _ = cloudFormation.createStack(r -> r.stackName(name).templateBody(template.toString()));
      var _ = cloudFormation.waiter().waitUntilStackCreateComplete(r -> r.stackName(name));
    }
  }
}
