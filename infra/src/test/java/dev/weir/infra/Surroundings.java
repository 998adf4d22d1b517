package dev.weir.infra;

import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.standin.redshift.RedshiftStandIn;
import dev.weir.testkit.aws.LocalStack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * What functions find around them when they run on this machine: what {@code make aws-local}
 * starts, with an ear at what is asked of it, and the stand-in for Redshift as another warehouse.
 * Containers reach this machine at their network's gateway.
 */
final class Surroundings implements AutoCloseable {
  private static final Map<String, String> DEFAULTS = AwsLocal.variables();
  private static final String READER = "reader";

  /** What IAM knows of the stack. A workgroup's id stands for its name. */
  private static final Map<String, List<String>> VALUES =
      Map.ofEntries(
          entry("Lake.Arn", List.of("arn:aws:s3:::weir-lake")),
          entry("SourceBucketArns", List.of("arn:aws:s3:::shop-files")),
          entry("Notices", List.of(value("WEIR_TOPIC"))),
          entry("WarehouseConnection", List.of(value("WEIR_CONNECTION_WAREHOUSE"))),
          entry("WarehouseWorkgroupId", List.of(RedshiftStandIn.WORKGROUP)),
          entry("WarehouseCluster", List.of(RedshiftStandIn.CLUSTER)),
          entry("WarehouseDatabase", List.of(RedshiftStandIn.DATABASE)),
          entry("WarehouseUser", List.of("loader")),
          entry("QueryConnection", List.of(ofQueries())),
          entry("QueryUser", List.of(READER)),
          entry("QuerySecretArn", List.of(RedshiftStandIn.SECRET)),
          entry("AWS::Partition", List.of("aws")),
          entry("AWS::Region", List.of(LocalStack.REGION)),
          entry("AWS::AccountId", List.of("000000000000")),
          entry("AWS::StackName", List.of("weir")));

  /** The addresses of Redshift that the template makes: log-ins of four kinds. */
  enum Redshift {
    WORKGROUP("redshift-serverless://" + RedshiftStandIn.WORKGROUP, ""),
    WORKGROUP_BY_SECRET(
        "redshift-serverless://" + RedshiftStandIn.WORKGROUP, "&secret=" + RedshiftStandIn.SECRET),
    CLUSTER("redshift://" + RedshiftStandIn.CLUSTER, ""),
    CLUSTER_AS_USER("redshift://" + RedshiftStandIn.CLUSTER, "&user=" + READER);

    private final String address;

    Redshift(String warehouse, String login) {
      address =
          "%s/%s?copy-role=%s%s"
              .formatted(warehouse, RedshiftStandIn.DATABASE, RedshiftStandIn.COPY_ROLE, login);
    }
  }

  private final String host;
  private final RequestTap aws;
  private final S3Client copying;
  private final RedshiftStandIn redshift;
  private final RequestTap dataApi;

  Surroundings() {
    AwsLocal.start();
    host = AwsLocal.machine();
    aws = new RequestTap(AwsLocal.ENDPOINT.getPort());
    copying = Clients.of(S3Client.builder().forcePathStyle(true), AwsLocal.ENDPOINT);
    redshift = new RedshiftStandIn(copying);
    dataApi = new RequestTap(redshift.port());
  }

  /** For {@code --env-vars}: AWS is where it is heard what it is asked. */
  Map<String, String> variables() {
    return Map.of(
        "JAVA_TOOL_OPTIONS",
        value("JAVA_TOOL_OPTIONS")
            .replace("http://weir-aws:4566", "http://%s:%d".formatted(host, aws.port())));
  }

  /** The same with Redshift as the warehouse. */
  Map<String, String> variables(Redshift redshift) {
    Map<String, String> variables = new HashMap<>(variables());
    variables.put("WEIR_CONNECTION_WAREHOUSE", redshift.address);
    variables.merge(
        "JAVA_TOOL_OPTIONS",
        " -Daws.endpointUrlRedshiftData=http://%s:%d".formatted(host, dataApi.port()),
        String::concat);
    return variables;
  }

  /** What the functions have asked AWS since this was last called. */
  List<RequestTap.Request> requests() {
    List<RequestTap.Request> requests = new ArrayList<>(aws.take());
    requests.addAll(dataApi.take());
    return requests;
  }

  /** Fails unless the role of the function allows it, and the bucket too. */
  void assertAllowed(String function, AskedOfAws asked) {
    assertThat(asked.isAllowedTo(Template.role(function), VALUES))
        .as("%s asks for %s", function, asked)
        .isTrue();
    assertThat(asked.isRefusedByTheBucket(VALUES)).as("%s asks for %s", function, asked).isFalse();
  }

  @Override
  public void close() {
    aws.close();
    dataApi.close();
    redshift.close();
    copying.close();
    AwsLocal.stop();
  }

  private static String ofQueries() {
    return AwsLocal.environment().at("/QueryFunction/WEIR_CONNECTION_WAREHOUSE").asText();
  }

  private static String value(String variable) {
    return requireNonNull(DEFAULTS.get(variable), variable);
  }
}
