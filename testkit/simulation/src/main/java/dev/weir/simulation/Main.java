package dev.weir.simulation;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;

/** Plays many histories, or prints one: {@code FIRST COUNT}, or {@code SEED}. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) throws InterruptedException, ExecutionException {
    if (arguments.length == 1) {
      Outcome outcome = new Simulation().play(Long.parseLong(arguments[0]), true);
      outcome.lines().forEach(System.out::println);
      return;
    }
    long first = Long.parseLong(arguments[0]);
    long last = first + Long.parseLong(arguments[1]);
    AtomicLong next = new AtomicLong(first);
    long bad = 0;
    long started = System.nanoTime();
    for (long seed = next.getAndIncrement(); seed < last; seed = next.getAndIncrement()) {
      Outcome outcome = new Simulation().play(seed, false);
      if (!outcome.isGood()) {
        bad++;
        System.out.println(seed + " " + outcome.violations());
      }
      if (seed % 500 == 0) {
        System.out.printf("%d, %d s%n", seed, (System.nanoTime() - started) / 1_000_000_000L);
      }
    }
    System.out.printf(
        "%d histories, %d bad, %d s%n",
        last - first, bad, (System.nanoTime() - started) / 1_000_000_000L);
  }
}
