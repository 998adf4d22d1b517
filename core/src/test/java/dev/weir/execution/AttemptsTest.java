package dev.weir.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.execution.Execution.Status;
import dev.weir.run.RunId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AttemptsTest {
  private static final Instant NINE = Instant.parse("2026-03-01T09:00:00Z");

  @Test
  void a_run_that_was_refused_while_another_was_at_work_is_none_to_resume() {
    Attempt refused = attempt("shop", 2, 2, Status.FAILED);

    Attempts attempts = attempts(attempt("shop", 0, 10, Status.SUCCEEDED), refused);

    assertThat(attempts.isRefused(refused.run())).isTrue();
    assertThat(attempts.newestFailed()).isEmpty();
  }

  @Test
  void the_one_that_it_was_refused_for_is_resumed_when_it_failed() {
    Attempt failed = attempt("shop", 0, 10, Status.FAILED);

    assertThat(attempts(failed, attempt("shop", 2, 2, Status.FAILED)).newestFailed())
        .contains(failed);
  }

  @Test
  void while_that_one_runs_nothing_is_to_be_resumed() {
    assertThat(attempts(running("shop", 0), attempt("shop", 2, 2, Status.FAILED)).newestFailed())
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"FAILED", "ABORTED", "TIMED_OUT"})
  void a_run_that_began_is_to_be_resumed_whatever_was_at_work_before_or_elsewhere(Status status) {
    Attempt begun = attempt("shop", 5, 9, status);

    Attempts attempts =
        attempts(
            attempt("shop", 0, 5, Status.FAILED), attempt("other", 0, 60, Status.SUCCEEDED), begun);

    assertThat(attempts.isRefused(begun.run())).isFalse();
    assertThat(attempts.newestFailed()).contains(begun);
  }

  @Test
  void a_run_whose_first_attempt_was_refused_has_begun_by_its_second() {
    Attempt first = attempt("shop", 2, 2, Status.FAILED);
    Attempt second =
        new Attempt(
            first.run().execution(2),
            first.run(),
            2,
            Status.FAILED,
            NINE.plusSeconds(20),
            Optional.of(NINE.plusSeconds(30)));

    Attempts attempts = attempts(attempt("shop", 0, 10, Status.SUCCEEDED), first, second);

    assertThat(attempts.isRefused(first.run())).isFalse();
    assertThat(attempts.newestFailed()).contains(second);
  }

  @Test
  void a_run_that_a_newer_one_has_overtaken_is_not_taken_up_again() {
    Attempt first = attempt("shop", 0, 1, Status.FAILED);
    Attempt overtaken =
        new Attempt(
            first.run().execution(2),
            first.run(),
            2,
            Status.FAILED,
            NINE.plusSeconds(20),
            Optional.of(NINE.plusSeconds(21)));

    assertThat(attempts(first, attempt("shop", 5, 9, Status.SUCCEEDED), overtaken).newestFailed())
        .isEmpty();
  }

  /** Nobody knows when it ended: the next may have begun long after. */
  @Test
  void a_run_that_was_interrupted_has_kept_nobody_away() {
    Attempt interrupted =
        new Attempt("x", run("shop", 0), 1, Status.ABORTED, NINE, Optional.empty());
    Attempt later = attempt("shop", 2, 3, Status.FAILED);

    assertThat(attempts(interrupted, later).isRefused(later.run())).isFalse();
  }

  private static Attempts attempts(Attempt... attempts) {
    return new Attempts(
        Arrays.stream(attempts)
            .sorted(Comparator.comparing(Attempt::startDate).reversed())
            .toList());
  }

  private static Attempt running(String pipeline, int start) {
    RunId run = run(pipeline, start);
    return new Attempt(
        run.execution(1), run, 1, Status.RUNNING, NINE.plusSeconds(start), Optional.empty());
  }

  private static Attempt attempt(String pipeline, int start, int end, Status status) {
    RunId run = run(pipeline, start);
    return new Attempt(
        run.execution(1),
        run,
        1,
        status,
        NINE.plusSeconds(start),
        Optional.of(NINE.plusSeconds(end)));
  }

  private static RunId run(String pipeline, int start) {
    return RunId.manual(pipeline, NINE.plusSeconds(start));
  }
}
