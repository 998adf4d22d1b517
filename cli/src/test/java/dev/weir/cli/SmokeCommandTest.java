package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsClients;
import dev.weir.cli.CommandLineFixture.Printed;
import dev.weir.json.Json;
import dev.weir.standin.redshift.RedshiftStandIn;
import dev.weir.standin.redshift.fault.Fault;
import dev.weir.testkit.aws.LocalStack;
import dev.weir.testkit.aws.NeedsDocker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The stack is LocalStack's, its Redshift the stand-in. */
@NeedsDocker
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SmokeCommandTest {
  private final String bucket = "code-" + UUID.randomUUID();
  private final String redshift = "redshift-" + UUID.randomUUID();
  private final String postgres = "postgres-" + UUID.randomUUID();
  private final Map<String, Optional<String>> before = new HashMap<>();
  private AwsClients localStack;
  private S3Client s3;
  private RedshiftStandIn standIn;
  private CommandLineFixture fixture;

  @BeforeAll
  void deploy(@TempDir Path root) throws IOException {
    LocalStack running = LocalStack.running();
    localStack =
        AwsClients.at(
            running.endpoint(), LocalStack.REGION, LocalStack.ACCESS_KEY, LocalStack.SECRET_KEY);
    s3 = localStack.s3();
    standIn = new RedshiftStandIn(s3);
    var _ = s3.createBucket(r -> r.bucket(bucket));
    var _ = s3.putObject(r -> r.bucket(bucket).key("code.zip"), RequestBody.fromBytes(zip()));
    stack(
        redshift,
        "redshift-serverless://%s/%s?copy-role=%s"
            .formatted(
                RedshiftStandIn.WORKGROUP, RedshiftStandIn.DATABASE, RedshiftStandIn.COPY_ROLE));
    stack(postgres, "postgresql://warehouse:5432/dwh?user=weir");
    set("aws.endpointUrl", running.endpoint().toString());
    set("aws.endpointUrlRedshiftData", standIn.endpoint().toString());
    set("aws.accessKeyId", LocalStack.ACCESS_KEY);
    set("aws.secretAccessKey", LocalStack.SECRET_KEY);
    fixture =
        new CommandLineFixture(root)
            .stacks(AwsClients.of(Optional.of(LocalStack.REGION), Optional.empty()));
  }

  /** The SDK's own settings: the command builds its clients as it always does. */
  private void set(String property, String value) {
    before.put(property, Optional.ofNullable(System.setProperty(property, value)));
  }

  @AfterAll
  void restore() {
    before.forEach(
        (property, value) ->
            value.ifPresentOrElse(
                was -> System.setProperty(property, was), () -> System.clearProperty(property)));
    standIn.close();
    s3.close();
  }

  private static byte[] zip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("never-invoked"));
    }
    return bytes.toByteArray();
  }

  private void stack(String name, String warehouse) {
    ObjectNode template = Json.mapper().createObjectNode();
    ObjectNode function = template.putObject("Resources").putObject("LoadFunction");
    function.put("Type", "AWS::Lambda::Function");
    ObjectNode properties = function.putObject("Properties");
    properties.put("Runtime", "java25").put("Handler", "any.Handler");
    properties.put("Role", "arn:aws:iam::000000000000:role/any");
    properties.putObject("Code").put("S3Bucket", bucket).put("S3Key", "code.zip");
    properties
        .putObject("Environment")
        .putObject("Variables")
        .put("WEIR_CONNECTION_WAREHOUSE", warehouse);
    try (CloudFormationClient cloudFormation = localStack.build(CloudFormationClient.builder())) {
      var _ = cloudFormation.createStack(r -> r.stackName(name).templateBody(template.toString()));
      var _ = cloudFormation.waiter().waitUntilStackCreateComplete(r -> r.stackName(name));
    }
  }

  @Test
  void aWarehouseThatDoesAsPublishingNeedsIsProvenInALinePerRule() {
    Printed printed = fixture.weir("smoke", "--stack", redshift);

    assertThat(printed.err())
        .startsWith("In redshift-serverless://weir-warehouse/dev.")
        .contains("DROP SCHEMA IF EXISTS \"weir_smoke_")
        .hasLineCount(1);
    assertThat(printed.out()).hasLineCount(8).contains("All 6 rules hold.");
    assertThat(printed.out().lines().filter(line -> line.startsWith("ok "))).hasSize(6);
    assertThat(printed.exitCode()).isZero();
  }

  @Test
  void oneThatDiffersFailsTheCommand() {
    standIn
        .faults()
        .next(Fault.CONFLICT, 1, sql -> sql.contains("LOCK") && sql.contains("ledger_token"));

    Printed printed = fixture.weir("smoke", "--stack", redshift);

    assertThat(printed.exitCode()).isEqualTo(1);
    assertThat(printed.out()).contains("DIFFERS  ", "1 of 6 rules differ");
  }

  @Test
  void aWarehouseInPostgresIsRefused() {
    Printed printed = fixture.weir("smoke", "--stack", postgres);

    assertThat(printed.exitCode()).isEqualTo(2);
    assertThat(printed.err())
        .contains("WEIR-4017 Cannot try the warehouse of stack '" + postgres + "'");
    assertThat(printed.out()).isEmpty();
  }
}
