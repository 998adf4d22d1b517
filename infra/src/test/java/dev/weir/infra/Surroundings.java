package dev.weir.infra;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import dev.weir.standin.redshift.RedshiftStandIn;
import dev.weir.testkit.aws.LocalStack;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * What functions find around them when they run on this machine: the lake and the secrets in
 * LocalStack, PostgreSQL as source and as warehouse, the stand-in for Redshift as another, the
 * samples as an API and as files. Containers reach this machine at their network's gateway.
 */
final class Surroundings implements AutoCloseable {
  static final String BUCKET = "weir-lake";
  private static final String STACK = "weir/";
  private static final String SHOP = "shop-files";
  private static final String USER = "loader";

  /** What IAM knows of the stack. A workgroup's id stands for its name. */
  private static final Map<String, List<String>> VALUES =
      Map.ofEntries(
          entry("Lake.Arn", List.of("arn:aws:s3:::" + BUCKET)),
          entry("SourceBucketArns", List.of("arn:aws:s3:::" + SHOP)),
          entry("WarehouseWorkgroupId", List.of(RedshiftStandIn.WORKGROUP)),
          entry("WarehouseCluster", List.of(RedshiftStandIn.CLUSTER)),
          entry("WarehouseDatabase", List.of(RedshiftStandIn.DATABASE)),
          entry("WarehouseUser", List.of(USER)),
          entry("WarehouseSecretArn", List.of(RedshiftStandIn.SECRET)),
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
    CLUSTER_AS_USER("redshift://" + RedshiftStandIn.CLUSTER, "&user=" + USER);

    private final String address;

    Redshift(String warehouse, String login) {
      address =
          "%s/%s?copy-role=%s%s"
              .formatted(warehouse, RedshiftStandIn.DATABASE, RedshiftStandIn.COPY_ROLE, login);
    }
  }

  private final String host = LocalStack.running().machineInNetwork();
  private final RequestTap aws = new RequestTap(LocalStack.running().endpoint().getPort());
  private final HttpServer api = sampleApi();
  private final ReachableDatabase source = ReachableDatabase.ofCourses();
  private final ReachableDatabase warehouse = ReachableDatabase.empty();
  private final S3Client copying = Clients.of(S3Client.builder().forcePathStyle(true));
  private final RedshiftStandIn redshift = new RedshiftStandIn(copying);
  private final RequestTap dataApi = new RequestTap(redshift.port());
  private final String topic;

  Surroundings() throws IOException {
    try (S3Client s3 = Clients.of(S3Client.builder().forcePathStyle(true))) {
      var _ = s3.createBucket(r -> r.bucket(BUCKET));
      var _ = s3.createBucket(r -> r.bucket(SHOP));
      upload(s3, Template.ROOT.resolve("pipelines/files/input"));
    }
    try (SnsClient sns = Clients.of(SnsClient.builder())) {
      topic = sns.createTopic(r -> r.name("weir-notices")).topicArn();
    }
    secret("courses", source.uri());
    secret("hacker_news", "http://%s:%d".formatted(host, api.getAddress().getPort()));
    secret("shop", "s3://" + SHOP + "/input");
  }

  /** For {@code --env-vars}. */
  Map<String, String> variables() {
    return Map.of(
        "WEIR_LAKE",
        "s3://" + BUCKET + "/lake",
        "WEIR_SECRETS",
        STACK,
        "WEIR_CONNECTION_WAREHOUSE",
        warehouse.uri(),
        "WEIR_TOPIC",
        topic,
        "JAVA_TOOL_OPTIONS",
        "-Daws.endpointUrl=http://%s:%d --enable-native-access=ALL-UNNAMED"
            .formatted(host, aws.port()));
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

  /** Fails unless the role of the function allows it. */
  void assertAllowed(String function, AskedOfAws asked) {
    Map<String, List<String>> values = new HashMap<>(VALUES);
    values.put("Notices", List.of(topic));
    assertThat(asked.isAllowedTo(Template.role(function), values))
        .as("%s asks for %s", function, asked)
        .isTrue();
  }

  /** Rows of a table of the warehouse. */
  long published(String table) throws SQLException {
    try (Connection connection = warehouse.connect();
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("SELECT count(*) FROM " + table)) {
      count.next();
      return count.getLong(1);
    }
  }

  @Override
  public void close() {
    api.stop(0);
    aws.close();
    dataApi.close();
    redshift.close();
    copying.close();
    source.close();
    warehouse.close();
  }

  private static void secret(String connection, String value) {
    try (SecretsManagerClient secrets = Clients.of(SecretsManagerClient.builder())) {
      var _ = secrets.createSecret(r -> r.name(STACK + connection).secretString(value));
    }
  }

  private static void upload(S3Client s3, Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        var _ = s3.putObject(r -> r.bucket(SHOP).key("input/" + folder.relativize(file)), file);
      }
    }
  }

  private static HttpServer sampleApi() {
    HttpServer server =
        SimpleFileServer.createFileServer(
            new InetSocketAddress("0.0.0.0", 0),
            Template.ROOT.resolve("pipelines/hacker-news/sample"),
            SimpleFileServer.OutputLevel.NONE);
    server.start();
    return server;
  }
}
