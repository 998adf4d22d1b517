package dev.weir.testkit.redshift;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "integer|1::BIGINT",
        "integer|1::UINTEGER",
        "smallint|1::INTEGER",
        "bigint|1::INTEGER",
        "bigint|1::UBIGINT",
        "double precision|0.5::FLOAT",
        "real|0.5::DOUBLE",
        "varchar(10)|1::INTEGER",
        "integer|'1'",
        "date|TIMESTAMP '2026-01-01 00:00:00'",
        "timestamp|DATE '2026-01-01'",
        "timestamp|'2026-01-01'",
        "boolean|1::INTEGER",
        "decimal(10,2)|1::DECIMAL(10,3)",
        "decimal(9,2)|1::DECIMAL(12,2)",
        "decimal(10,2)|1::DOUBLE",
        "varbyte(10)|'text'",
        "varchar(10)|[1, 2]",
        "super|'{}'"
      })
  void an_incompatible_type_is_refused(String column, String value) {
    client.prepare("CREATE TABLE t (a %s)".formatted(column));
    String file = put("a.parquet", "SELECT %s a".formatted(value));
    assertThat(failure(client.run(copy("t", manifest(file)))))
        .contains("code:      15007", "incompatible Parquet schema for column");
  }

  @Test
  void a_time_is_never_loaded() {
    client.prepare("CREATE TABLE t (a time)");
    String file = put("a.parquet", "SELECT TIME '10:00:00' a");
    assertThat(failure(client.run(copy("t", manifest(file))))).contains("Column type: TIME");
  }

  @Test
  void bytes_of_a_fixed_length_are_not_loaded_as_varbyte() {
    client.prepare("CREATE TABLE t (a varbyte(16))");
    String file = put("a.parquet", "SELECT uuid() a");
    assertThat(failure(client.run(copy("t", manifest(file)))))
        .contains("Column type: VARBYTE", "fixed_len_byte_array");
  }

  @Test
  void a_decimal_has_as_many_bytes_as_its_column_s_precision() {
    client.prepare("CREATE TABLE t (a decimal(20,2))", "CREATE TABLE u (a decimal(38,2))");
    String file = put("a.parquet", "SELECT 1.25::DECIMAL(20,2) a");
    assertThat(failure(client.run(copy("t", manifest(file)))))
        .contains("code:      15001", "invalid type length. Expecting: 9 len in file: 16");
    client.prepare(copy("u", manifest(file)));
    assertThat(client.ask("SELECT a FROM u")).containsExactly("1.25");
  }

  @Test
  void a_varchar_too_short_in_bytes_is_told_with_both_lengths() {
    client.prepare("CREATE TABLE t (a varchar(3))");
    String file = put("a.parquet", "SELECT 'Zoë' a");
    assertThat(failure(client.run(copy("t", manifest(file)))))
        .contains("code:      15001", "Table: 3, Data: 4");
  }

  @Test
  void timestamps_in_nanoseconds_come_out_in_a_silently_wrong_year() {
    client.prepare("CREATE TABLE t (a timestamp)");
    String file = put("a.parquet", "SELECT TIMESTAMP_NS '2023-09-11 10:39:00' a");
    client.prepare(copy("t", manifest(file)));
    assertThat(client.ask("SELECT extract(year FROM a)::integer FROM t").getFirst())
        .hasSizeGreaterThan(4);
  }

  @Test
  void names_that_differ_in_case_alone_are_duplicates() {
    client.prepare("CREATE TABLE t (a integer, b integer)");
    String file = put("a.parquet", "SELECT 1::INTEGER a, 2::INTEGER b");
    rename(file, "b", "A");
    assertThat(failure(client.run(copy("t", manifest(file)))))
        .contains("code:      53002", "Duplicate Parquet column names");
  }

  @Test
  void a_manifest_without_meta_or_content_length_is_refused() {
    client.prepare("CREATE TABLE t (a integer)");
    String file = put("a.parquet", "SELECT 1::INTEGER a");
    String bare = "{\"entries\": [{\"url\": \"%s\", \"mandatory\": true}]}".formatted(file);
    assertThat(failure(client.run(copy("t", putText(bare)))))
        .contains("File entry does not have 'meta' key", "15003");
    String empty = "{\"entries\": [{\"url\": \"%s\", \"meta\": {}}]}".formatted(file);
    assertThat(failure(client.run(copy("t", putText(empty))))).contains("content_length", "15003");
    assertThat(failure(client.run(copy("t", putText("{"))))).contains("malformed");
  }

  @ParameterizedTest
  @CsvSource({"1, 416 Message: InvalidRange", "-1, invalid version number"})
  void a_wrong_content_length_fails(int more, String message) {
    client.prepare("CREATE TABLE t (a integer)");
    String file = put("a.parquet", "SELECT 1::INTEGER a");
    String manifest = manifest(more, file);
    assertThat(failure(client.run(copy("t", manifest)))).contains("code:      15001", message);
  }

  @Test
  void a_mandatory_object_must_be_there_and_another_is_left_out_silently() {
    client.prepare("CREATE TABLE t (a integer)");
    String entries =
        "{\"entries\": [{\"url\": \"s3://%s/none.parquet\", \"mandatory\": %s, \"meta\":"
            + " {\"content_length\": 9}}]}";
    assertThat(failure(client.run(copy("t", putText(entries.formatted(bucket, true))))))
        .contains("Mandatory url is not present");
    assertThat(client.run(copy("t", putText(entries.formatted(bucket, false)))).resultRows())
        .isZero();
    assertThat(failure(client.run(copy("t", "s3://" + bucket + "/no.manifest"))))
        .contains("Problem reading manifest file", "404");
  }

  @ParameterizedTest
  @ValueSource(strings = {"MAXERROR 0", "ACCEPTANYDATE", "REGION 'us-east-1'", "COMPUPDATE OFF"})
  void a_parameter_that_Parquet_does_not_have_is_refused(String parameter) {
    client.prepare("CREATE TABLE t (a integer)");
    assertThat(failure(client.run(copy("t", "s3://bucket/x") + " " + parameter)))
        .isEqualTo(
            "ERROR: %s argument is not supported for PARQUET based COPY"
                .formatted(parameter.replaceFirst(" .*", "")));
  }

  @Test
  void keys_in_the_text_and_other_roles_are_refused() {
    client.prepare("CREATE TABLE t (a integer)");
    assertThat(
            failure(
                client.run(
                    "COPY t FROM 's3://b/k' ACCESS_KEY_ID 'x' SECRET_ACCESS_KEY 'y' FORMAT"
                        + " PARQUET")))
        .contains("only accepts IAM_ROLE credentials");
    assertThat(failure(client.run("COPY t FROM 's3://b/k' IAM_ROLE 'arn:other' FORMAT PARQUET")))
        .contains("not authorized to assume IAM Role arn:other");
  }

  @Test
  void an_object_whose_name_says_that_it_is_compressed_is_decompressed() {
    client.prepare("CREATE TABLE t (a integer)");
    String gz = put("a.parquet.gz", "SELECT 1::INTEGER a");
    assertThat(failure(client.run(copy("t", manifest(gz))))).contains("invalid version number");
    String snappy = put("a.snappy", "SELECT 1::INTEGER a");
    assertThat(failure(client.run(copy("t", manifest(snappy))))).contains("invalid version number");
    client.prepare(copy("t", manifest(put("a.snappy.parquet", "SELECT 1::INTEGER a"))));
  }

  @Test
  void a_column_without_a_default_must_be_in_the_list_an_identity_column_too() {
    client.prepare(
        "CREATE TABLE t (a integer, b integer NOT NULL)",
        "CREATE TABLE u (id bigint IDENTITY(1,1) NOT NULL, a integer)");
    String file = put("a.parquet", "SELECT 1::INTEGER a");
    assertThat(failure(client.run(copy("t (a)", manifest(file)))))
        .isEqualTo("ERROR: NOT NULL column without DEFAULT must be included in column list");
    assertThat(failure(client.run(copy("u", manifest(file))))).contains("must be included");
    assertThat(failure(client.run(copy("t (c)", manifest(file))))).contains("does not exist");
  }

  @Test
  void a_null_for_a_column_that_takes_none_fails_everything() {
    client.prepare("CREATE TABLE t (a integer NOT NULL)");
    String good = put("a.parquet", "SELECT 1::INTEGER a");
    String bad = put("b.parquet", "SELECT NULL::INTEGER a");
    assertThat(failure(client.run(copy("t", manifest(good, bad)))))
        .isEqualTo("ERROR: Cannot insert a NULL value into column a");
    assertThat(client.ask("SELECT a FROM t")).isEmpty();
  }

  @Test
  void json_text_becomes_a_super_string_and_nested_values_become_super() {
    client.prepare("CREATE TABLE t (a super, b super)");
    String file = put("a.parquet", "SELECT '{\"x\": 1}' a, {'x': [1, 2]} b");
    client.prepare(copy("t", manifest(file)) + " SERIALIZETOJSON");
    assertThat(client.ask("SELECT json_serialize(a), json_serialize(b) FROM t"))
        .containsExactly("\"{\\\"x\\\": 1}\",{\"x\": [1, 2]}");
  }

  @Test
  void a_prefix_loads_every_object_and_fillrecord_what_is_missing_at_the_end() {
    client.prepare("CREATE TABLE t (a integer, b integer)");
    put("a.parquet", "SELECT 1::INTEGER a");
    put("b.parquet", "SELECT 2::INTEGER a, 3::INTEGER b");
    String copy = copy("t", "s3://" + bucket + "/t/").replace(" MANIFEST", " FILLRECORD");
    assertThat(client.run(copy).resultRows()).isEqualTo(2);
    assertThat(client.ask("SELECT a, b FROM t ORDER BY a")).containsExactly("1,null", "2,3");
    assertThat(failure(client.run(copy.replace("/t/", "/none/")))).contains("does not exist");
  }

  @Test
  void rows_loaded_are_rolled_back_with_their_batch() {
    client.prepare("CREATE TABLE t (a integer)");
    String copy = copy("t", manifest(put("a.parquet", "SELECT 1::INTEGER a")));
    DescribeStatementResponse ended =
        client.batch(copy, "SELECT pg_last_copy_count()", "SELECT * FROM nothing");
    assertThat(failure(ended)).contains("Query #3");
    assertThat(ended.subStatements().getFirst().resultRows()).isOne();
    assertThat(client.ask("SELECT a FROM t")).isEmpty();
  }

  /** Overwrites a column's name in the file: DuckDB does not write such a one. */
  private void rename(String url, String from, String to) {
    String key = url.substring(("s3://" + bucket + "/").length());
    byte[] bytes = s3.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asByteArray();
    String text = new String(bytes, ISO_8859_1);
    byte[] renamed = text.replace("\u0001" + from, "\u0001" + to).getBytes(ISO_8859_1);
    s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(renamed));
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
    return manifest(0, urls);
  }

  /**
   * @param more bytes than the objects have
   */
  private String manifest(int more, String... urls) {
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
        .build();
  }
}
