package dev.weir.standin.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;

/** COPY: manifests, objects, parameters, rows. */
class CopyTest extends CopyFixture {
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
}
