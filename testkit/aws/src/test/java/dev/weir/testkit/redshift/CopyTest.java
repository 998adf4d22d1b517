package dev.weir.testkit.redshift;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;
import software.amazon.awssdk.services.s3.S3Client;

/** COPY from Parquet files, with files that DuckDB writes. */
@NeedsDocker
class CopyTest {
  @TempDir Path folder;
  private final String bucket = "copy-" + UUID.randomUUID();
  private final S3Client s3 = s3();
  private final RedshiftStandIn standIn = new RedshiftStandIn(s3);
  private final Client client = new Client(standIn);

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

  @Test
  void every_type_arrives_through_a_manifest() {
    client.prepare(
        "CREATE TABLE t (a boolean, b integer, c bigint, d real, e double precision, f"
            + " decimal(38,10), g varchar(20), h date, i timestamp, j timestamptz, k varbyte(10), l"
            + " decimal(9,2), m smallint)");
    String file =
        put(
            "a.parquet",
            """
            SELECT true a, 1::INTEGER b, 2::BIGINT c, 0.5::FLOAT d, 'nan'::DOUBLE e, 1.5::DECIMAL(38,10) f, 'Zoë' g,
              DATE '0001-01-01' h, TIMESTAMP '9999-12-31 23:59:59.999999' i, TIMESTAMPTZ '1969-12-31 23:59:59.999999+00' j,
              '\\x00\\xFF'::BLOB k, 12.34::DECIMAL(9,2) l, 7::SMALLINT m
            UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL\
            """);
    DescribeStatementResponse copied = client.run(copy("t", manifest(file)));
    assertThat(copied.error()).isNull();
    assertThat(copied.resultRows()).isEqualTo(2);
    assertThat(client.ask("SELECT * FROM t ORDER BY b"))
        .containsExactly(
            "true,1,2,0.5,NaN,1.5000000000,Zoë,0001-01-01,9999-12-31 23:59:59.999999,1969-12-31"
                + " 23:59:59.999999+00,00ff,12.34,7",
            "null,null,null,null,null,null,null,null,null,null,null,null,null");
  }

  @Test
  void values_go_by_order_not_by_name() {
    client.prepare("CREATE TABLE t (id integer, title varchar(20))");
    String file = put("a.parquet", "SELECT 'Weaving' title, 1::INTEGER id");
    assertThat(failure(client.run(copy("t", manifest(file)))))
        .contains(
            "has an incompatible Parquet schema for column", "t/a.parquet.id'. Column type: INT")
        .contains("code:      15007");
    client.prepare(copy("t (title, id)", manifest(file)));
    assertThat(client.ask("SELECT id, title FROM t")).containsExactly("1,Weaving");
  }

  @Test
  void another_number_of_columns_is_refused() {
    client.prepare("CREATE TABLE t (id integer, title varchar(20), more integer)");
    String file = put("a.parquet", "SELECT 1::INTEGER id, 'Weaving' title");
    assertThat(failure(client.run(copy("t", manifest(file)))))
        .contains("code:      15007", "Table columns: 3, Data columns: 2");
  }

  private String copy(String table, String manifest) {
    return "COPY %s FROM '%s' IAM_ROLE '%s' FORMAT AS PARQUET MANIFEST"
        .formatted(table, manifest, RedshiftStandIn.COPY_ROLE);
  }

  private static String failure(DescribeStatementResponse ended) {
    assertThat(ended.status()).isEqualTo(StatusString.FAILED);
    return ended.error();
  }

  /** Writes a query's rows into a Parquet object and returns its address. */
  private String put(String name, String query) {
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

  private String manifest(String... urls) {
    List<String> entries = new ArrayList<>();
    for (String url : urls) {
      String key = url.substring(("s3://" + bucket + "/").length());
      long length = s3.headObject(request -> request.bucket(bucket).key(key)).contentLength();
      entries.add(
          "{\"url\": \"%s\", \"mandatory\": true, \"meta\": {\"content_length\": %s}}"
              .formatted(url, length));
    }
    return putText("{\"entries\": [%s]}".formatted(String.join(", ", entries)));
  }

  private String putText(String content) {
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
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }
}
