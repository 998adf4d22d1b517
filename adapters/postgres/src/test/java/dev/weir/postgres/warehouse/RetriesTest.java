package dev.weir.postgres.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.pipeline.Write;
import dev.weir.run.RunContext;
import dev.weir.warehouse.Progress;
import dev.weir.warehouse.Publication;
import dev.weir.warehouse.Tries;
import dev.weir.warehouse.Warehouse;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Every loop of tries has an end, and each reason its own, whichever process tries. */
class RetriesTest extends PostgresFixture {
  @Test
  void each_reason_ends_after_so_many_tries_whatever_the_others_did() {
    assertGivenUp(450, () -> after("55P03", 1), "450 times another session held a lock");
    assertGivenUp(30, () -> after("40P01", 1), "30 times another session on the tables was faster");
    assertGivenUp(30, () -> late(1), "30 times another process staged the same table");
    assertGivenUp(30, () -> dropped(1), "30 times another process dropped a staging table");
    assertGivenUp(30, () -> refused(1), "30 times the ledger refused a run that it may publish");
  }

  @Test
  void another_attempt_counts_anew_and_deadlocks_count_as_other_conflicts() {
    assertGivenUp(30, () -> after("40001", 1), "WEIR-2281 Cannot publish run x");
    assertThatThrownBy(() -> after("40P01", 1)).isInstanceOf(TerminalException.class);
    assertThat(after("40001", 2)).isInstanceOf(Progress.Retry.class);
  }

  @Test
  void what_another_try_does_not_help_is_no_retry() {
    assertThat(retries(1).after(new SQLException("no such column", "42703"), "stage")).isEmpty();
  }

  @Test
  void staging_without_its_comment_or_with_another_is_made_anew() {
    Publication run =
        publication(1, target(COURSE, Write.REPLACE, "1 new"), target(RATING, Write.APPEND, "1 a"));
    stage(run);
    for (String comment : new String[] {"NULL", "'mine'"}) {
      String name =
          stagingTables().stream().filter(t -> t.contains("course")).findFirst().orElseThrow();
      run("DELETE FROM weir.%s; COMMENT ON TABLE weir.%s IS %s".formatted(name, name, comment));
      try (Warehouse warehouse = warehouse()) {
        assertThat(warehouse.advance(run, lake())).isInstanceOf(Progress.Running.class);
      }
    }
    publish(run);
    assertThat(content(COURSE)).containsExactly("1 new");
  }

  /** As another session would: what the transaction dropped is there again once it has failed. */
  @Test
  void staging_that_is_dropped_while_it_is_published_is_tried_again() {
    publish(publication(1, target(COURSE, Write.REPLACE, "1 old")));
    Publication run =
        publication(2, target(COURSE, Write.REPLACE, "1 new"), target(RATING, Write.APPEND, "1 a"));
    stage(run);
    String staging =
        stagingTables().stream().filter(t -> t.contains("rating")).findFirst().orElseThrow();
    run(
        """
        CREATE FUNCTION dwh.drops() RETURNS trigger LANGUAGE plpgsql
          AS 'BEGIN DROP TABLE weir.%s; RETURN NULL; END';
        CREATE TRIGGER drops AFTER INSERT ON %s EXECUTE FUNCTION dwh.drops()\
        """
            .formatted(staging, COURSE));
    try (Warehouse warehouse = warehouse()) {
      assertThat(warehouse.advance(run, lake()))
          .isInstanceOfSatisfying(
              Progress.Retry.class,
              retry ->
                  assertThat(retry.reason())
                      .isEqualTo("another process dropped a staging table (try 1)"));
    }
    run("DROP TRIGGER drops ON " + COURSE);
    publish(run);
    assertThat(content(COURSE)).containsExactly("1 new");
    assertThat(content(RATING)).containsExactly("1 a");
  }

  private static void assertGivenUp(int tries, Supplier<Progress> trying, String saying) {
    for (int number = 1; number < tries; number++) {
      assertThat(trying.get()).isInstanceOf(Progress.Retry.class);
    }
    assertThatThrownBy(trying::get)
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining(saying)
        .hasMessageContaining("then resume the run");
  }

  private Progress after(String state, int attempt) {
    return retries(attempt).after(new SQLException("said", state), "publish run x").orElseThrow();
  }

  private Progress late(int attempt) {
    return retries(attempt).late(new SQLException("said"), "publish run x");
  }

  private Progress dropped(int attempt) {
    return retries(attempt).dropped(new SQLException("said"), "publish run x");
  }

  private Progress refused(int attempt) {
    return retries(attempt).refused(new SQLException("said"), "publish run x");
  }

  /** A new object each time, as in a new process. */
  private Retries retries(int attempt) {
    RunContext first = publication(1).context();
    RunContext context = new RunContext(first.run(), attempt, first.fence(), first.planHash());
    return new Retries(new Tries(lake(), context), "publish");
  }
}
