package dev.weir.standin.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.standin.redshift.fault.Fault;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.redshiftdata.model.ActiveStatementsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.InternalServerException;
import software.amazon.awssdk.services.redshiftdata.model.RedshiftDataException;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;

/** What goes wrong on demand. */
class FaultsTest extends StandInFixture {
  /** More often than the SDK's client tries by itself. */
  private static final int OFTEN = 4;

  @BeforeEach
  void make_a_table() {
    client.prepare("CREATE TABLE t (a integer)");
  }

  @Test
  void a_serializable_violation_shows_when_polled_and_nothing_was_done() {
    standIn.faults().next(Fault.SERIALIZABLE_VIOLATION);
    assertThat(failure(client.batch("INSERT INTO t VALUES (1)", "SELECT 1")))
        .startsWith("Query #2 failed with ERROR: 1023")
        .contains("Serializable isolation violation on table");
    assertThat(client.ask("SELECT a FROM t")).isEmpty();
    assertThat(client.batch("INSERT INTO t VALUES (1)").error()).isNull();
  }

  @Test
  void a_conflict_shows_when_polled() {
    standIn.faults().next(Fault.CONFLICT);
    assertThat(refused("INSERT INTO t VALUES (1)"))
        .isEqualTo("ERROR: could not complete because of conflict with concurrent transaction");
    assertThat(client.ask("SELECT a FROM t")).isEmpty();
  }

  @Test
  void a_copy_fails_in_the_words_of_s3_and_nothing_was_done() {
    standIn.faults().next(Fault.S3_SLOW_DOWN);
    String copy =
        "COPY t FROM 's3://lake/a.parquet' IAM_ROLE '%s' FORMAT AS PARQUET"
            .formatted(RedshiftStandIn.COPY_ROLE);
    assertThat(failure(client.batch("INSERT INTO t VALUES (1)", copy)))
        .startsWith("Query #2 failed with ERROR: S3ServiceException:Please reduce")
        .contains("Status 503,Error SlowDown");
    assertThat(client.ask("SELECT a FROM t")).isEmpty();
  }

  @Test
  void a_fault_can_wait_for_a_certain_statement() {
    standIn.faults().next(Fault.CONFLICT, 1, sql -> sql.startsWith("DELETE"));
    assertThat(client.run("INSERT INTO t VALUES (1)").error()).isNull();
    assertThat(refused("DELETE FROM t")).contains("conflict");
    assertThat(standIn.faults().left()).isZero();
  }

  @Test
  void throttling_is_retried_by_the_client_and_then_shows() {
    standIn.faults().next(Fault.SUBMIT_THROTTLED);
    assertThat(client.run("SELECT 1").error()).isNull();
    standIn.faults().next(Fault.SUBMIT_THROTTLED, OFTEN);
    assertThatThrownBy(() -> client.run("SELECT 1"))
        .isInstanceOf(RedshiftDataException.class)
        .hasMessageContaining("Rate exceeded");
    standIn.faults().clear();
    standIn.faults().next(Fault.POLL_THROTTLED);
    assertThat(client.run("SELECT 1").error()).isNull();
  }

  @Test
  void too_many_statements_and_internal_errors_are_answered() {
    standIn.faults().next(Fault.TOO_MANY_STATEMENTS, OFTEN);
    assertThatThrownBy(() -> client.run("SELECT 1"))
        .isInstanceOf(ActiveStatementsExceededException.class)
        .hasMessageContaining("Active statements exceeded");
    standIn.faults().clear();
    standIn.faults().next(Fault.SUBMIT_FAILS, OFTEN);
    assertThatThrownBy(() -> client.run("SELECT 1"))
        .isInstanceOf(InternalServerException.class)
        .hasMessageContaining("Internal server error");
    standIn.faults().clear();
    String id = client.run("SELECT 1").id();
    standIn.faults().next(Fault.POLL_FAILS, OFTEN);
    assertThatThrownBy(() -> client.describe(id))
        .isInstanceOf(InternalServerException.class)
        .hasMessageContaining("Internal server error");
  }

  @Test
  void a_hung_statement_is_started_until_it_is_released() {
    standIn.faults().next(Fault.HUNG);
    String id = client.submit("INSERT INTO t VALUES (1)", request -> {});
    waitUntilStarted(id);
    standIn.faults().release();
    assertThat(client.ended(id).status()).isEqualTo(StatusString.FINISHED);
    assertThat(client.ask("SELECT a FROM t")).containsExactly("1");
  }

  @Test
  void a_hung_statement_is_aborted_when_it_is_cancelled() {
    standIn.faults().next(Fault.HUNG);
    String id = client.submitBatch(List.of("INSERT INTO t VALUES (1)"), request -> {});
    waitUntilStarted(id);
    assertThat(client.data().cancelStatement(request -> request.id(id)).status()).isTrue();
    assertThat(client.ended(id).status()).isEqualTo(StatusString.ABORTED);
    assertThat(client.ask("SELECT a FROM t")).isEmpty();
  }

  @Test
  void a_running_statement_is_aborted_when_it_is_cancelled() {
    String id = client.submit("SELECT pg_sleep(300)", request -> {});
    waitUntilStarted(id);
    assertThat(client.data().cancelStatement(request -> request.id(id)).status()).isTrue();
    assertThat(client.ended(id).status()).isEqualTo(StatusString.ABORTED);
  }

  @Test
  void an_aborted_statement_did_nothing() {
    standIn.faults().next(Fault.ABORTED);
    assertThat(client.run("INSERT INTO t VALUES (1)").status()).isEqualTo(StatusString.ABORTED);
    assertThat(client.ask("SELECT a FROM t")).isEmpty();
  }

  @Test
  void a_lost_answer_is_found_again_by_the_client_s_own_token() {
    standIn.faults().next(Fault.ANSWER_LOST);
    assertThat(client.run("INSERT INTO t VALUES (1)").error()).isNull();
    assertThat(client.ask("SELECT a FROM t")).containsExactly("1");
  }

  @Test
  void an_answer_lost_again_and_again_leaves_a_commit_that_nobody_was_told_of() {
    standIn.faults().next(Fault.ANSWER_LOST, OFTEN);
    assertThatThrownBy(() -> client.batch("INSERT INTO t VALUES (1)"))
        .isInstanceOf(SdkClientException.class)
        .hasMessageContaining("Unexpected end of file");
    standIn.faults().clear();
    assertThat(client.ask("SELECT a FROM t")).containsExactly("1");
  }

  private void waitUntilStarted(String id) {
    while (client.describe(id).status() != StatusString.STARTED) {
      Thread.onSpinWait();
    }
  }
}
