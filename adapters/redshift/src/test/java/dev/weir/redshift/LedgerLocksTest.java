package dev.weir.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.run.RunId;
import dev.weir.standin.redshift.fault.Fault;
import dev.weir.warehouse.Progress;
import dev.weir.warehouse.Publication;
import dev.weir.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Publications whose ledgers another session has locked. */
class LedgerLocksTest extends FaultFixture {
  @Test
  void a_batch_that_hangs_behind_a_lock_is_cancelled_and_blocks_nobody_any_more()
      throws SQLException {
    Publication run = staged();
    try (Connection other = session();
        Statement statement = other.createStatement()) {
      lockLedger(other, statement);
      try (Warehouse warehouse = warehouse(HANGING)) {
        assertThat(warehouse.advance(run, lake()))
            .isInstanceOfSatisfying(
                Progress.Retry.class,
                retry -> assertThat(retry.reason()).contains("holds the ledgers (try 1)"));
      }
      other.rollback();
      lockForWriters(other, statement);
      try (Warehouse warehouse = warehouse(HANGING)) {
        assertThat(warehouse.advance(run, lake()))
            .isInstanceOfSatisfying(
                Progress.Retry.class,
                retry -> assertThat(retry.reason()).contains("was cancelled (try 1)"));
      }
      other.rollback();
    }
    done(run);
    assertPublishedOnce(run);
  }

  @Test
  void a_statement_that_hangs_is_cancelled_and_tried_again() {
    Publication run = staged();
    standIn().faults().next(Fault.HUNG, 1, FaultFixture::isPublishing);
    try (Warehouse warehouse = warehouse(HANGING)) {
      assertThat(warehouse.advance(run, lake()))
          .isInstanceOfSatisfying(
              Progress.Retry.class,
              retry -> assertThat(retry.reason()).contains("was cancelled (try 1)"));
    }
    done(run);
    assertPublishedOnce(run);
  }

  @Test
  void a_lock_of_another_session_is_waited_for_in_redshift() throws SQLException {
    Publication run = staged();
    try (Connection other = session();
        Statement statement = other.createStatement()) {
      lockForWriters(other, statement);
      try (Warehouse warehouse = warehouse(IMPATIENT)) {
        assertThat(warehouse.advance(run, lake())).isInstanceOf(Progress.Retry.class);
      }
      other.rollback();
    }
    done(run);
    assertPublishedOnce(run);
  }

  private static void lockLedger(Connection other, Statement statement) throws SQLException {
    other.setAutoCommit(false);
    statement.execute(
        "LOCK TABLE weir.%s IN ACCESS EXCLUSIVE MODE".formatted(RunId.ledger("dwh.course")));
  }

  private static void lockForWriters(Connection other, Statement statement) throws SQLException {
    other.setAutoCommit(false);
    statement.execute(
        "LOCK TABLE weir.%s IN SHARE ROW EXCLUSIVE MODE".formatted(RunId.ledger("dwh.course")));
  }
}
