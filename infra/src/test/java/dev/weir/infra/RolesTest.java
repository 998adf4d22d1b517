package dev.weir.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.infra.CallGraph.Method;
import dev.weir.infra.Statements.Statement;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each role allows what its function's code calls: enough, and no more. */
class RolesTest {
  private static final OurClasses CLASSES = new OurClasses();

  static Set<String> functions() {
    return new TreeSet<>(Template.functions().keySet());
  }

  /**
   * Whoever adds a call of AWS's SDK to a function, or takes the last one away, is told here which
   * statement its role in template.yaml wants.
   */
  @ParameterizedTest
  @MethodSource("functions")
  void aRoleAllowsWhatItsFunctionCallsAndNoMore(String function) {
    JsonNode properties = Template.properties(function);
    String handler = properties.path("Handler").asText().split("::", 2)[0].replace('.', '/');
    Set<Method> calls = CallGraph.foreignCalls(CLASSES, handler);
    Set<String> called = SdkCalls.actions(calls);
    Set<String> needed = new TreeSet<>(called);
    needed.addAll(inItsName(called, properties));
    if (connectsToDatabases(calls)) {
      needed.add("rds-db:connect");
    }
    String role = Template.role(function);
    Set<String> allowed = new TreeSet<>();
    Statements.allowing(role).forEach(statement -> allowed.addAll(statement.actions()));
    assertThat(allowed).as(role + ", whose function calls " + called).isEqualTo(needed);
  }

  /** With a token of RDS for a password, if its address says so. */
  private static boolean connectsToDatabases(Set<Method> calls) {
    return calls.stream().anyMatch(call -> call.owner().equals("java/sql/Connection"))
        && calls.stream().anyMatch(call -> call.owner().endsWith("/signer/AwsV4HttpSigner"));
  }

  /** What AWS does in the name of a function, because of how it is configured or what it calls. */
  private static List<String> inItsName(Set<String> called, JsonNode properties) {
    List<String> actions = new ArrayList<>();
    actions.addAll(List.of("logs:CreateLogStream", "logs:PutLogEvents"));
    actions.addAll(List.of("xray:PutTraceSegments", "xray:PutTelemetryRecords"));
    if (properties.has("VpcConfig")) {
      actions.addAll(
          List.of(
              "ec2:CreateNetworkInterface",
              "ec2:DescribeNetworkInterfaces",
              "ec2:DescribeSubnets",
              "ec2:DeleteNetworkInterface",
              "ec2:AssignPrivateIpAddresses",
              "ec2:UnassignPrivateIpAddresses"));
    }
    if (properties
        .at("/EventInvokeConfig/DestinationConfig/OnFailure/Type")
        .asText()
        .equals("SQS")) {
      actions.add("sqs:SendMessage");
    }
    if (called.contains("s3:GetObject")) {
      // Without it S3 says of an object that is not there that it is forbidden.
      actions.add("s3:ListBucket");
    }
    if (called.contains("s3:GetObject") || called.contains("secretsmanager:GetSecretValue")) {
      actions.add("kms:Decrypt");
    }
    if (called.contains("s3:PutObject")) {
      actions.add("kms:GenerateDataKey");
    }
    if (called.contains("redshift-data:ExecuteStatement")) {
      actions.addAll(
          List.of(
              "redshift-serverless:GetCredentials",
              "redshift:GetClusterCredentialsWithIAM",
              "redshift:GetClusterCredentials"));
    }
    return actions;
  }

  /** A write whose answer was lost is looked at, to know whose the object is that is there now. */
  @ParameterizedTest
  @MethodSource("functions")
  void whoeverWritesToTheLakeMayLookAtWhatIsThere(String function) {
    Set<String> written = lakeObjects(function, "s3:PutObject");
    assertThat(lakeObjects(function, "s3:GetObject")).containsAll(written);
  }

  private static Set<String> lakeObjects(String function, String action) {
    return Statements.allowing(Template.role(function)).stream()
        .filter(statement -> statement.actions().contains(action))
        .flatMap(statement -> statement.resources().stream())
        .map(resource -> resource.path("Fn::Sub").asText())
        .filter(resource -> resource.startsWith("${Lake.Arn}/"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Lambda makes a function's network interfaces in its name; its own code has no business there.
   */
  @ParameterizedTest
  @MethodSource("functions")
  void noCodeOfAFunctionTouchesNetworkInterfaces(String function) {
    String role = Template.role(function);
    List<String> allowed = actionsOfEc2(Statements.allowing(role));
    List<Statement> denied =
        Statements.denying(role).stream()
            .filter(statement -> statement.condition().has("ArnLike"))
            .toList();
    assertThat(actionsOfEc2(denied)).isEqualTo(allowed);
    assertThat(denied)
        .allMatch(
            statement ->
                statement
                    .condition()
                    .at("/ArnLike/lambda:SourceFunctionArn/Fn::Sub")
                    .asText()
                    .endsWith(":function:*"));
  }

  private static List<String> actionsOfEc2(List<Statement> statements) {
    return statements.stream()
        .flatMap(statement -> statement.actions().stream())
        .filter(action -> action.startsWith("ec2:"))
        .toList();
  }

  /** A star that a parameter brings is one that the template does not show. */
  @Test
  void noParameterIsAStar() {
    assertThat(Template.tree().path("Parameters").findValuesAsText("Default"))
        .isNotEmpty()
        .noneMatch(value -> value.equals("*"));
  }

  @Test
  void noStatementAllowsAllActionsOfAService() {
    for (String role : Template.ofType("AWS::IAM::Role").keySet()) {
      for (Statement statement : Statements.allowing(role)) {
        assertThat(statement.actions()).as(role).noneMatch(action -> action.contains("*"));
      }
    }
  }

  @Test
  void everyResourceThatIsAllResourcesSaysWhy() throws IOException {
    List<String> lines =
        Files.readAllLines(Template.FILE).stream()
            .filter(line -> line.matches(".*Resource:.*\"\\*\".*"))
            .toList();
    assertThat(lines).isNotEmpty().allMatch(line -> line.matches(".*\"\\*\" # .{20,}"));
    int statements = 0;
    for (String type : List.of("AWS::IAM::Role", "AWS::IAM::ManagedPolicy", "AWS::KMS::Key")) {
      for (JsonNode resource : Template.ofType(type).values()) {
        statements +=
            (int)
                resource.findValues("Resource").stream()
                    .filter(value -> value.asText().equals("*"))
                    .count();
      }
    }
    assertThat(lines).as("No other spelling").hasSize(statements);
  }

  @Test
  void noPrincipalOfAnotherAccountOrOfEveryoneIsTrusted() {
    for (JsonNode role : Template.ofType("AWS::IAM::Role").values()) {
      for (JsonNode statement : role.path("AssumeRolePolicyDocument").path("Statement")) {
        assertThat(statement.path("Principal").path("Service").asText()).endsWith(".amazonaws.com");
      }
    }
  }

  @Test
  void noEnvironmentNamesAPassword() throws IOException {
    assertThat(Files.readString(Template.FILE)).doesNotContainIgnoringCase("password:");
  }
}
