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
    String role = properties.path("Role").path("Fn::GetAtt").path(0).asText();
    Set<String> allowed = new TreeSet<>();
    Statements.of(role).forEach(statement -> allowed.addAll(statement.actions()));
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

  @Test
  void noStatementAllowsAllActionsOfAService() {
    for (String role : Template.ofType("AWS::IAM::Role").keySet()) {
      for (Statement statement : Statements.of(role)) {
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
