package dev.weir.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.crash.CrashProject.Ended;
import dev.weir.run.RunId;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process is killed with {@code kill -9} at any moment, its second attempt too, and going on
 * gives what one clean run gives. The moments are drawn from a seed; what a process does at a
 * moment is the machine's choice. {@code bench/kill.sh} does it a thousand times.
 */
class CrashAnyMomentTest {
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
  private static final int ATTEMPTS = 2;
  private static final int WRONG_INPUT = 2;
  private static final int KILLS = Integer.getInteger("weir.kills", 30);
  private static final long SEED = Long.getLong("weir.seed", 20261130);

  @TempDir static Path root;
  private static CrashProject project;

  private final Random random = new Random(SEED);
  private final Deque<Child> ready = new ArrayDeque<>();

  @BeforeAll
  static void make() throws IOException, SQLException {
    project = new CrashProject(root);
  }

  @AfterAll
  static void close() {
    project.close();
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.HOURS)
  void killed_at_any_moment_and_resumed_it_is_as_one_clean_run() throws Exception {
    try {
      prepare(0, 1);
      Duration whole = uninterrupted();
      int killed = 0;
      for (int run = 1; killed < KILLS; run++) {
        killed += killedRun(run, whole);
      }
    } finally {
      ready.forEach(Child::close);
    }
  }

  /** How long a run takes that nobody kills: the moments are drawn from it. */
  private Duration uninterrupted() throws Exception {
    prepare(1, 1);
    long begin = System.nanoTime();
    try (Child child = ready.remove()) {
      child.tell("begin\n");
      assertThat(child.end()).as(child.printed()).isZero();
    }
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** Returns how many of its attempts were killed before they had ended by themselves. */
  private int killedRun(int number, Duration whole) throws Exception {
    project.turnBack();
    int killed = 0;
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      // While this attempt goes on, the next one's JVM starts.
      boolean last = attempt == ATTEMPTS;
      prepare(last ? number + 1 : number, last ? 1 : attempt + 1);
      Duration moment = Duration.ofNanos(random.nextLong(whole.toNanos()));
      String when =
          "seed %d, run %s, attempt %d killed after %s"
              .formatted(SEED, run(number), attempt, moment);
      try (Child child = ready.remove()) {
        child.tell("begin\n");
        killed += child.killAfter(moment) ? 1 : 0;
      }
      assertThat(project.tables()).as(when).isIn(project.before(), project.after());
    }
    finish(number);
    return killed;
  }

  private void prepare(int number, int attempt) throws IOException {
    ready.add(
        Child.start(
            root,
            KilledAnyMoment.class,
            root.toString(),
            run(number).value(),
            Integer.toString(attempt)));
  }

  private static Instant time(int number) {
    return FIRST.plus(Duration.ofDays(number));
  }

  private static RunId run(int number) {
    return RunId.scheduled(CrashProject.PIPELINE, time(number));
  }

  private static void finish(int number) throws SQLException {
    RunId run = run(number);
    Ended ended = project.weir("resume", run.value());
    if (ended.exit() == WRONG_INPUT) {
      // Killed before anything of it was there: there is nothing to resume.
      ended = project.weir("run", CrashProject.PIPELINE, "--at", time(number).toString());
    }
    assertThat(ended.exit()).as(ended.printed()).isZero();
    assertThat(project.tables()).as(run.value()).isEqualTo(project.after());
    assertThat(project.ledgersWith(run)).as(run.value()).isEqualTo(CrashProject.TABLES);
    assertThat(project.stagingTables()).as(run.value()).isEmpty();
  }
}
