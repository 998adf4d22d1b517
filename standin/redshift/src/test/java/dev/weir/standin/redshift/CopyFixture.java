package dev.weir.standin.redshift;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.aws.LocalStack;
import dev.weir.testkit.aws.NeedsDocker;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;
import software.amazon.awssdk.services.s3.S3Client;

/** A stand-in with LocalStack, and Parquet files that DuckDB writes. */
@NeedsDocker
abstract class CopyFixture {
  @TempDir Path folder;
  final String bucket = "copy-" + UUID.randomUUID();
  private final S3Client s3 = s3();
  private final RedshiftStandIn standIn = new RedshiftStandIn(s3);
  final Client client = new Client(standIn);

  @BeforeEach
  void make_a_bucket() {
    s3.createBucket(request -> request.bucket(bucket));
  }

  @AfterEach
  void stop() {
    client.close();
    standIn.close();
    s3.close();
  }

  /** Overwrites a column's name in the file: DuckDB does not write such a one. */
  void rename(String url, String from, String to) {
    String key = url.substring(("s3://" + bucket + "/").length());
    byte[] bytes = s3.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asByteArray();
    String text = new String(bytes, ISO_8859_1);
    byte[] renamed = text.replace("\u0001" + from, "\u0001" + to).getBytes(ISO_8859_1);
    s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(renamed));
  }

  String copy(String table, String manifest) {
    return "COPY %s FROM '%s' IAM_ROLE '%s' FORMAT AS PARQUET MANIFEST"
        .formatted(table, manifest, RedshiftStandIn.COPY_ROLE);
  }

  static String failure(DescribeStatementResponse ended) {
    assertThat(ended.status()).isEqualTo(StatusString.FAILED);
    return ended.error();
  }

  /** Writes a query's rows into a Parquet object and returns its address. */
  String put(String name, String query) {
    Path file = folder.resolve(UUID.randomUUID() + ".parquet");
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      statement.execute("COPY (%s) TO '%s' (FORMAT parquet)".formatted(query, file));
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    s3.putObject(request -> request.bucket(bucket).key("t/" + name), RequestBody.fromFile(file));
    return "s3://" + bucket + "/t/" + name;
  }

  String manifest(String... urls) {
    return manifest(0, urls);
  }

  /**
   * @param more bytes than the objects have
   */
  String manifest(int more, String... urls) {
    List<String> entries = new ArrayList<>();
    for (String url : urls) {
      String key = url.substring(("s3://" + bucket + "/").length());
      long length = s3.headObject(request -> request.bucket(bucket).key(key)).contentLength();
      entries.add(
          "{\"url\": \"%s\", \"mandatory\": true, \"meta\": {\"content_length\": %s}}"
              .formatted(url, length + more));
    }
    return putText("{\"entries\": [%s]}".formatted(String.join(", ", entries)));
  }

  String putText(String content) {
    String key = UUID.randomUUID() + ".manifest";
    s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString(content));
    return "s3://" + bucket + "/" + key;
  }

  private static S3Client s3() {
    return S3Client.builder()
        .endpointOverride(LocalStack.running().endpoint())
        .region(Region.of(LocalStack.REGION))
        .forcePathStyle(true)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(LocalStack.ACCESS_KEY, LocalStack.SECRET_KEY)))
        .build();
  }
}
