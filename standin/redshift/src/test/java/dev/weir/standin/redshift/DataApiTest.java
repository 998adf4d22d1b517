package dev.weir.standin.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.Field;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultResponse;
import software.amazon.awssdk.services.redshiftdata.model.RedshiftDataException;
import software.amazon.awssdk.services.redshiftdata.model.ResourceNotFoundException;
import software.amazon.awssdk.services.redshiftdata.model.StatementData;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

/** The Data API's own rules: requests, ids, tokens, results. */
class DataApiTest extends StandInFixture {
  @Test
  void fields_are_typed_and_columns_described() {
    DescribeStatementResponse ended =
        client.run(
            "SELECT true AS a, 1 AS b, 1.50::decimal(9,2) AS c, 'x' AS d, 0.5::float8 AS e, NULL AS"
                + " f, DATE '2026-01-02' AS g, TIMESTAMPTZ '2026-01-02 03:04:05.678901+00' AS h");
    GetStatementResultResponse result = client.result(ended.id());
    assertThat(ended.hasResultSet()).isTrue();
    assertThat(ended.resultRows()).isOne();
    assertThat(ended.duration()).isPositive();
    assertThat(result.records().getFirst())
        .extracting(Field::type)
        .containsExactly(
            Field.Type.BOOLEAN_VALUE,
            Field.Type.LONG_VALUE,
            Field.Type.STRING_VALUE,
            Field.Type.STRING_VALUE,
            Field.Type.DOUBLE_VALUE,
            Field.Type.IS_NULL,
            Field.Type.STRING_VALUE,
            Field.Type.STRING_VALUE);
    assertThat(result.records().getFirst().get(7).stringValue())
        .isEqualTo("2026-01-02 03:04:05.678901+00");
    assertThat(result.columnMetadata())
        .extracting(column -> column.typeName())
        .startsWith("bool", "int4", "numeric", "varchar", "float8");
    assertThat(result.columnMetadata().get(2).precision()).isEqualTo(9);
    assertThat(result.columnMetadata().get(2).scale()).isEqualTo(2);
  }

  @Test
  void a_long_result_comes_in_pages() {
    client.prepare("CREATE TABLE n (a integer)", "INSERT INTO n VALUES (1),(2),(3),(4),(5),(6)");
    String sql = "SELECT a.a FROM n a, n b, n c";
    assertThat(client.result(client.run(sql).id()).nextToken()).isNotEmpty();
    assertThat(client.ask(sql)).hasSize(216);
  }

  @Test
  void rows_affected_are_told_and_none_for_ddl() {
    assertThat(client.run("CREATE TABLE t (a integer)").hasResultSet()).isFalse();
    assertThat(client.run("INSERT INTO t VALUES (1), (2)").resultRows()).isEqualTo(2);
    assertThat(client.run("DELETE FROM t").resultRows()).isEqualTo(2);
  }

  @Test
  void a_batch_has_parts_with_ids_of_their_own() {
    DescribeStatementResponse ended = client.batch("SELECT 1", "SELECT 2");
    assertThat(ended.subStatements())
        .extracting(part -> part.id())
        .containsExactly(ended.id() + ":1", ended.id() + ":2");
    assertThat(client.result(ended.id() + ":2").records().getFirst().getFirst().longValue())
        .isEqualTo(2);
    refused(
        () -> client.result(ended.id()),
        "BatchExecuteStatement result can only be retrieved with sub-statement id.");
    assertThat(client.describe(ended.id() + ":1").queryString()).isEqualTo("SELECT 1");
  }

  @Test
  void more_than_40_statements_are_refused() {
    assertThat(client.ended(batch(Collections.nCopies(40, "SELECT 1"))).status())
        .isEqualTo(StatusString.FINISHED);
    refused(() -> batch(Collections.nCopies(41, "SELECT 1")), "less than or equal to 40");
    refused(() -> batch(List.of()), "greater than or equal to 1");
  }

  @Test
  void more_than_100_KB_are_refused_also_together() {
    String half = "SELECT '" + "ä".repeat(26_000) + "'";
    refused(() -> batch(List.of(half, half)), "100 KB");
    refused(() -> client.run("SELECT '" + "a".repeat(102_400) + "'"), "100 KB");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SELECT 1; SELECT 2", ";", "-- nothing"})
  void a_text_is_one_statement(String sql) {
    refused(() -> client.run(sql), "statement");
    refused(() -> batch(List.of(sql)), "statement");
  }

  @Test
  void an_unknown_id_is_not_found() {
    ThrowingCallable describe = () -> client.describe(UUID.randomUUID().toString());
    assertThatThrownBy(describe)
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("Query does not exist");
    refused(() -> client.describe("x"), "regex pattern");
  }

  @Test
  void there_is_no_result_before_the_end_nor_of_a_failure_nor_after_a_day() {
    noResult(client.run("SELECT * FROM nothing").id());
    noResult(client.run("CREATE TABLE t (a integer)").id());
    String id = client.run("SELECT 1").id();
    standIn.pass(Duration.ofHours(24));
    assertThatThrownBy(() -> client.result(id))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("Query does not exist");
  }

  private void noResult(String id) {
    assertThatThrownBy(() -> client.result(id))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("does not have result");
  }

  @Test
  void a_client_token_gives_the_same_statement_for_eight_hours_a_failed_one_too() {
    String token = UUID.randomUUID().toString();
    Consumer<ExecuteStatementRequest.Builder> with = request -> request.clientToken(token);
    String sql = "SELECT * FROM nothing";
    String first = client.submit(sql, with);
    assertThat(client.ended(first).status()).isEqualTo(StatusString.FAILED);
    assertThat(client.submit(sql, with)).isEqualTo(first);
    refused(() -> client.submit("SELECT 1", with), "ClientToken");
    standIn.pass(Duration.ofHours(8));
    assertThat(client.submit(sql, with)).isNotEqualTo(first);
  }

  @Test
  void another_workgroup_cluster_or_secret_is_refused_and_another_database_fails() {
    refused(
        () -> client.submit("SELECT 1", request -> request.workgroupName("other")),
        "Redshift endpoint doesn't exist in this region.");
    refused(
        () ->
            client.submit(
                "SELECT 1", request -> request.workgroupName(null).clusterIdentifier("other")),
        "Redshift endpoint doesn't exist in this region.");
    refused(
        () -> client.submit("SELECT 1", request -> request.clusterIdentifier("both")),
        "Exactly one of");
    refused(
        () -> client.submit("SELECT 1", request -> request.secretArn("arn:aws:other")), "secret");
    String id = client.submit("SELECT 1", request -> request.database("other"));
    assertThat(failure(client.ended(id))).isEqualTo("FATAL: database \"other\" does not exist");
  }

  @Test
  void a_cluster_takes_a_secret_or_a_database_user() {
    Consumer<ExecuteStatementRequest.Builder> cluster =
        request -> request.workgroupName(null).clusterIdentifier(RedshiftStandIn.CLUSTER);
    String secret =
        client.submit("SELECT 1", cluster.andThen(r -> r.secretArn(RedshiftStandIn.SECRET)));
    assertThat(client.ended(secret).clusterIdentifier()).isEqualTo(RedshiftStandIn.CLUSTER);
    assertThat(client.ended(secret).secretArn()).isEqualTo(RedshiftStandIn.SECRET);
    client.ended(client.submit("SELECT 1", cluster.andThen(r -> r.dbUser("weir"))));
    refused(() -> client.submit("SELECT 1", request -> request.dbUser("weir")), "DbUser");
  }

  @Test
  void finished_statements_alone_are_listed_if_no_status_is_given() {
    String name = UUID.randomUUID().toString();
    client.ended(client.submit("SELECT 1", request -> request.statementName(name + "/a")));
    client.ended(client.submit("SELECT nothing", request -> request.statementName(name + "/b")));
    assertThat(client.data().listStatements(request -> request.statementName(name)).statements())
        .extracting(StatementData::statementName)
        .containsExactly(name + "/a");
    assertThat(
            client
                .data()
                .listStatements(request -> request.statementName(name).status(StatusString.ALL))
                .statements())
        .extracting(StatementData::statementName)
        .containsExactly(name + "/b", name + "/a");
  }

  @Test
  void a_statement_that_has_ended_cannot_be_cancelled() {
    String id = client.run("SELECT 1").id();
    refused(
        () -> client.data().cancelStatement(request -> request.id(id)),
        "already in FINISHED state");
  }

  @Test
  void what_was_submitted_is_recorded() {
    client.ended(client.submit("SELECT 12345", request -> request.statementName("a/b")));
    assertThat(standIn.submissions())
        .filteredOn(submission -> submission.sqls().contains("SELECT 12345"))
        .singleElement()
        .satisfies(submission -> assertThat(submission.statementName()).contains("a/b"));
  }

  @Test
  void a_row_of_more_than_64_KB_is_not_returned() {
    assertThat(failure(client.run("SELECT repeat('a', 65536)"))).contains("64 KB");
  }

  private String batch(List<String> sqls) {
    return client.submitBatch(sqls, request -> {});
  }

  private static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(ValidationException.class)
        .isInstanceOf(RedshiftDataException.class)
        .hasMessageContaining(message);
  }
}
