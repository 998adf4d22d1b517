package dev.weir.simulation.world;

import dev.weir.lake.Lake;
import dev.weir.simulation.time.Actor;
import dev.weir.simulation.time.Scheduler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where a history happens: time, chance, trouble, and what is told of it. */
public final class World {
  private static final Instant START = Instant.parse("2026-11-23T00:00:00Z");
  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofMillis(60);

  private static final int SHOWN = 160;

  private final Scheduler scheduler = new Scheduler(START);
  private final Chance chance;
  private final boolean told;
  private final List<String> lines = new ArrayList<>();
  private final List<String> violations = new ArrayList<>();
  private Rates rates;

  /**
   * @param told whether lines are kept
   */
  public World(long seed, boolean told) {
    this.chance = new Chance(seed);
    this.told = told;
    this.rates = Rates.of(chance);
    tell("world", () -> rates.toString());
  }

  public Scheduler scheduler() {
    return scheduler;
  }

  public Chance chance() {
    return chance;
  }

  public Rates rates() {
    return rates;
  }

  /** From now on nothing goes wrong any more. */
  public void calm() {
    rates = Rates.NONE;
  }

  /** Adds a line to the history. */
  public void tell(String who, Supplier<String> what) {
    if (told) {
      lines.add("%s  %-28s %s".formatted(time(), who, what.get()));
    }
  }

  private String time() {
    return scheduler.now().toString().substring(5, 19).replace('T', ' ');
  }

  public List<String> lines() {
    return lines;
  }

  /** A promise that was broken. */
  public void violated(String sentence) {
    violations.add(sentence);
    tell("VIOLATION", () -> sentence);
  }

  public List<String> violations() {
    return violations;
  }

  private static String name(@Nullable Actor process) {
    return process == null ? "world" : process.name();
  }

  /**
   * A call that leaves the process, and what may become of it.
   *
   * @param what for the history
   * @param effect happens at one moment
   * @param trouble what the caller sees if no answer comes
   */
  public <T> T call(String what, Supplier<T> effect, Supplier<? extends RuntimeException> trouble) {
    Actor process = scheduler.require();
    scheduler.pause(latency());
    if (chance.happens(rates.crash())) {
      crash(process, what + ": dies before");
    }
    if (chance.happens(rates.failed())) {
      tell(process.name(), () -> what + ": fails without effect");
      throw trouble.get();
    }
    if (chance.happens(rates.stalled())) {
      Duration stall = chance.between(Duration.ofMinutes(1), Duration.ofHours(2));
      tell(process.name(), () -> what + ": stalls for " + stall);
      scheduler.pause(stall);
    }
    T answer = effect.get();
    tell(process.name(), () -> what + " -> " + shown(answer));
    scheduler.pause(latency());
    if (chance.happens(rates.crash())) {
      crash(process, what + ": dies after");
    }
    if (chance.happens(rates.lost())) {
      tell(process.name(), () -> what + ": the answer is lost");
      throw trouble.get();
    }
    return answer;
  }

  private void crash(Actor process, String what) {
    tell(process.name(), () -> what);
    process.die();
  }

  private Duration latency() {
    return chance.between(SHORTEST, LONGEST);
  }

  /** The same for the same history: nothing of where an object lies in memory. */
  private static String shown(@Nullable Object answer) {
    return switch (answer) {
      case Optional<?> found -> found.map(World::shown).orElse("nothing");
      case Lake.Stored stored -> cut(new String(stored.content(), StandardCharsets.UTF_8));
      case null, default -> cut(String.valueOf(answer));
    };
  }

  private static String cut(String text) {
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
  }

  /** Who acts now, for the history. */
  public String actor() {
    return name(scheduler.current());
  }
}
