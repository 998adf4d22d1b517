package dev.weir.laptop.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.pipeline.schedule.Cron;
import dev.weir.pipeline.schedule.Schedule;
import dev.weir.run.RunId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The plan of a process that serves, by a clock that only goes when it waits or works. */
class ServingTest {
  private final Map<String, Schedule> schedules = new TreeMap<>();
  private final Map<String, Duration> takes = new HashMap<>();
  private final List<String> ran = new ArrayList<>();
  private Instant now = Instant.EPOCH;

  private void schedule(String pipeline, String cron, String zone, boolean enabled) {
    schedules.put(pipeline, new Schedule(Cron.parse(cron), ZoneId.of(zone), enabled));
  }

  private List<String> serve(String from, String until) throws InterruptedException {
    now = Instant.parse(from);
    new Serving(() -> Map.copyOf(schedules), this::run, () -> now, wait -> passes(wait, until))
        .serve();
    return ran;
  }

  private boolean passes(Duration wait, String until) {
    now = now.plus(wait);
    return now.isBefore(Instant.parse(until));
  }

  private void run(RunId run) {
    ran.add(run.value() + " at " + now);
    now = now.plus(takes.getOrDefault(run.pipeline(), Duration.ZERO));
  }

  @Test
  void aTickIsRunWhenItComesUnderTheIdThatAwsGivesIt() throws InterruptedException {
    schedule("coffee", "30 5 * * *", "Europe/Berlin", true);

    assertThat(serve("2026-11-22T12:00:00Z", "2026-11-24T12:00:00Z"))
        .containsExactly(
            "coffee-20261123T043000Z at 2026-11-23T04:30:00Z",
            "coffee-20261124T043000Z at 2026-11-24T04:30:00Z");
  }

  @Test
  void theHourThatIsLeftOutAndTheOneThatIsRepeatedAreAsOnAws() throws InterruptedException {
    schedule("coffee", "30 2 * * *", "Europe/Berlin", true);

    serve("2026-03-28T12:00:00Z", "2026-03-29T12:00:00Z");
    assertThat(ran).isEmpty();
    assertThat(serve("2026-10-24T12:00:00Z", "2026-10-25T12:00:00Z"))
        .containsExactly("coffee-20261025T003000Z at 2026-10-25T00:30:00Z");
  }

  @Test
  void whatIsDisabledOrHasNoScheduleIsNotRun() throws InterruptedException {
    schedule("coffee", "0 * * * *", "UTC", false);

    assertThat(serve("2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z")).isEmpty();
  }

  @Test
  void aTickOfTheLastHourIsMadeUpAtTheStartAndNoOlderOne() throws InterruptedException {
    schedule("coffee", "0 5 * * *", "UTC", true);
    schedule("tea", "15 4 * * *", "UTC", true);

    assertThat(serve("2026-11-23T05:30:00Z", "2026-11-23T06:00:00Z"))
        .containsExactly("coffee-20261123T050000Z at 2026-11-23T05:30:00Z");
  }

  @Test
  void ticksOfOneTimeAreRunOneAfterTheOther() throws InterruptedException {
    schedule("tea", "0 5 * * *", "UTC", true);
    schedule("coffee", "0 5 * * *", "UTC", true);
    takes.put("coffee", Duration.ofHours(2));

    assertThat(serve("2026-11-23T04:59:30Z", "2026-11-23T12:00:00Z"))
        .containsExactly(
            "coffee-20261123T050000Z at 2026-11-23T05:00:00Z",
            "tea-20261123T050000Z at 2026-11-23T07:00:00Z");
  }

  @Test
  void ofTicksThatPassedDuringALongRunOnlyTheNewestIsRun() throws InterruptedException {
    schedule("coffee", "*/10 * * * *", "UTC", true);
    takes.put("coffee", Duration.ofMinutes(35));

    assertThat(serve("2026-11-23T05:00:00Z", "2026-11-23T06:00:00Z"))
        .containsExactly(
            "coffee-20261123T050000Z at 2026-11-23T05:00:00Z",
            "coffee-20261123T053000Z at 2026-11-23T05:35:00Z");
  }

  @Test
  void aMachineThatSleptRunsTheNewestTickThatItMissed() throws InterruptedException {
    schedule("coffee", "0 5 * * *", "UTC", true);
    now = Instant.parse("2026-11-20T12:00:00Z");
    List<Duration> sleeps = new ArrayList<>(List.of(Duration.ofDays(3)));

    new Serving(() -> schedules, this::run, () -> now, wait -> wakes(wait, sleeps)).serve();

    assertThat(ran).containsExactly("coffee-20261123T050000Z at 2026-11-23T12:01:00Z");
  }

  /** A wait during which the machine sleeps once. */
  private boolean wakes(Duration wait, List<Duration> sleeps) {
    if (wait.isZero()) {
      return true;
    }
    if (sleeps.isEmpty()) {
      return false;
    }
    now = now.plus(wait).plus(sleeps.removeFirst());
    return true;
  }

  @Test
  void aScheduleThatIsChangedHoldsFromTheNextMinute() throws InterruptedException {
    schedule("coffee", "0 5 * * *", "UTC", true);
    now = Instant.parse("2026-11-23T07:00:00Z");
    Instant change = Instant.parse("2026-11-23T07:30:00Z");

    new Serving(
            () -> {
              schedule("coffee", now.isBefore(change) ? "0 5 * * *" : "45 7 * * *", "UTC", true);
              return schedules;
            },
            this::run,
            () -> now,
            wait -> passes(wait, "2026-11-23T12:00:00Z"))
        .serve();

    assertThat(ran).containsExactly("coffee-20261123T074500Z at 2026-11-23T07:45:00Z");
  }

  @Test
  void noRunIsStartedAfterItIsToldToStop() throws InterruptedException {
    schedule("coffee", "0 5 * * *", "UTC", true);
    schedule("tea", "0 5 * * *", "UTC", true);
    takes.put("coffee", Duration.ofHours(7));

    assertThat(serve("2026-11-23T05:00:00Z", "2026-11-23T12:00:00Z"))
        .containsExactly("coffee-20261123T050000Z at 2026-11-23T05:00:00Z");
  }
}
