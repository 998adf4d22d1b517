package dev.weir.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.pipeline.Write;
import dev.weir.redshift.statement.BlockedRead;
import dev.weir.redshift.statement.DataApi;
import dev.weir.redshift.statement.FailedStatement;
import dev.weir.redshift.statement.RedshiftAddress;
import dev.weir.redshift.statement.Submissions;
import dev.weir.time.SystemTime;
import dev.weir.warehouse.Progress;
import dev.weir.warehouse.Publication;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every loop of tries has an end, and each reason its own. */
class RetriesTest extends FaultFixture {
  private final DataApi api =
      new DataApi(client(), RedshiftAddress.of(address()), new SystemTime());

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void each_reason_ends_after_so_many_tries_whatever_the_others_did() {
    Retries retries = retries("publish");
    BlockedRead blocked = new BlockedRead("read the ledgers", Duration.ofMinutes(2));
    FailedStatement late = new FailedStatement("stage dwh.course", "ERROR: already exists");

    assertGivenUp(120, () -> retries.blocked(blocked), "WEIR-2718 Cannot read the ledgers: 120");
    assertGivenUp(30, () -> retries.conflict("staging x"), "WEIR-2718 Cannot finish staging x: 30");
    assertGivenUp(30, () -> retries.faster(late), "WEIR-2718 Cannot stage dwh.course: 30 times");
    assertGivenUp(
        3, () -> retries.aborted("staging x", "by rule"), "cancelled 3 times ('by rule')");
    assertGivenUp(3, () -> retries.forgotten("staging x"), "WEIR-2719 Cannot finish staging x: 3");
  }

  @Test
  void another_step_counts_for_itself() {
    assertGivenUp(3, () -> retries("a").forgotten("a"), "WEIR-2719");
    assertThat(retries("b").forgotten("b")).isInstanceOf(Progress.Retry.class);
  }

  private static void assertGivenUp(int tries, Supplier<Progress> trying, String saying) {
    for (int number = 1; number < tries; number++) {
      assertThat(trying.get()).isInstanceOf(Progress.Retry.class);
    }
    assertThatThrownBy(trying::get)
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining(saying);
  }

  private Retries retries(String step) {
    Publication run = publication(1, target(COURSE, Write.APPEND, "1 Weaving"));
    return new Retries(
        new Submissions(api, PATIENCE, lake(), run.context(), new SystemTime()), step);
  }
}
