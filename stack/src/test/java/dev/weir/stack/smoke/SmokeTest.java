package dev.weir.stack.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.aws.client.AwsClients;
import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import dev.weir.redshift.statement.RedshiftAddress;
import dev.weir.secrets.ConnectionUri;
import dev.weir.stack.smoke.Finding.Verdict;
import dev.weir.standin.redshift.RedshiftStandIn;
import dev.weir.standin.redshift.fault.Fault;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.s3.S3Client;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SmokeTest {
  private final S3Client nothing = aws(URI.create("http://127.0.0.1:1")).s3();
  private final RedshiftStandIn standIn = new RedshiftStandIn(nothing);
  private final RedshiftDataClient client =
      aws(standIn.endpoint()).build(RedshiftDataClient.builder());
  private final List<Finding> told = new ArrayList<>();

  private static AwsClients aws(URI endpoint) {
    return AwsClients.at(endpoint, "us-east-1", "test", "test");
  }

  @AfterEach
  void nothing_is_left() throws SQLException {
    standIn.faults().clear();
    told.clear();
    try (Connection connection = session();
        Statement statement = connection.createStatement()) {
      try (ResultSet schemas =
          statement.executeQuery(
              "SELECT count(*) FROM pg_namespace WHERE nspname ~ '^weir_smoke'")) {
        assertThat(schemas.next()).isTrue();
        assertThat(schemas.getInt(1)).isZero();
      }
    }
  }

  @AfterAll
  void stop() {
    client.close();
    standIn.close();
    nothing.close();
  }

  private Smoke smoke() {
    ConnectionUri uri =
        ConnectionUri.parse(
            "warehouse",
            "redshift-serverless://%s/%s?copy-role=%s"
                .formatted(
                    RedshiftStandIn.WORKGROUP,
                    RedshiftStandIn.DATABASE,
                    RedshiftStandIn.COPY_ROLE));
    return new Smoke(client, RedshiftAddress.of(uri), Instant.now());
  }

  @Test
  void every_rule_holds_on_the_stand_in() {
    assertThat(smoke().run(told::add)).isEqualTo(told);

    assertThat(told)
        .extracting(Finding::verdict)
        .containsExactly(
            Verdict.OK, Verdict.OK, Verdict.OK, Verdict.OK, Verdict.NOTED, Verdict.OK, Verdict.OK);
    assertThat(told.get(4).observed()).contains("succeeded", "1023", "; target 1, 11");
  }

  @Test
  void what_differs_is_told_as_it_was_observed_and_the_other_rules_are_tried() {
    standIn
        .faults()
        .next(
            Fault.SERIALIZABLE_VIOLATION,
            1,
            sql -> sql.contains("DELETE FROM") && sql.contains("target_replacement"));

    assertThat(smoke().run(told::add))
        .hasSize(7)
        .filteredOn(finding -> finding.verdict() == Verdict.DIFFERS)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.expected()).isEqualTo("succeeded; target 2");
              assertThat(finding.observed()).startsWith("failed (").contains("1023", "target 1");
            });
  }

  @Test
  void the_schema_is_dropped_when_a_rule_cannot_be_tried() {
    standIn.faults().next(Fault.ABORTED, 1, sql -> sql.contains("CREATE TABLE"));

    assertThatThrownBy(() -> smoke().run(told::add))
        .isInstanceOf(TransientException.class)
        .hasMessageContaining("WEIR-4018 Cannot make")
        .hasMessageContaining("Try again.");
  }

  @Test
  void a_schema_that_stays_is_told_with_the_statement_that_drops_it() throws SQLException {
    standIn.faults().next(Fault.ABORTED, 1, sql -> sql.startsWith("DROP SCHEMA"));
    Smoke smoke = smoke();

    assertThatThrownBy(() -> smoke.run(told::add))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-4019 Cannot drop the scratch schema")
        .hasMessageContaining(smoke.dropSql());

    try (Connection connection = session();
        Statement statement = connection.createStatement()) {
      statement.execute(smoke.dropSql());
    }
  }

  private Connection session() throws SQLException {
    ConnectionUri uri = standIn.database();
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%s/%s".formatted(uri.host(), uri.port(), uri.path()),
        uri.user().orElseThrow(),
        "");
  }
}
