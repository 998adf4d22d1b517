package dev.weir.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Plays many histories ({@code FIRST COUNT}), or prints one ({@code SEED}). Ends with 1 if a
 * promise was broken.
 */
public final class Main {
  private static final int TOLD = 1000;

  private Main() {}

  public static void main(String[] arguments) throws InterruptedException, ExecutionException {
    long first = Long.parseLong(arguments[0]);
    boolean good = arguments.length == 1 ? print(first) : play(first, Long.parseLong(arguments[1]));
    System.exit(good ? 0 : 1);
  }

  private static boolean print(long seed) throws InterruptedException, ExecutionException {
    Outcome outcome = new Simulation().play(seed, true);
    outcome.lines().forEach(System.out::println);
    return outcome.isGood();
  }

  private static boolean play(long first, long count)
      throws InterruptedException, ExecutionException {
    AtomicLong next = new AtomicLong(first);
    AtomicLong bad = new AtomicLong();
    int players = Runtime.getRuntime().availableProcessors();
    try (ExecutorService threads = Executors.newFixedThreadPool(players)) {
      List<Future<?>> playing = new ArrayList<>();
      for (int i = 0; i < players; i++) {
        playing.add(
            threads.submit(
                () -> {
                  for (long seed = next.getAndIncrement();
                      seed < first + count;
                      seed = next.getAndIncrement()) {
                    play(seed, bad);
                  }
                  return null;
                }));
      }
      for (Future<?> each : playing) {
        var _ = each.get();
      }
    }
    System.out.printf("%d histories, %d broke a promise%n", count, bad.get());
    return bad.get() == 0;
  }

  private static void play(long seed, AtomicLong bad)
      throws InterruptedException, ExecutionException {
    Outcome outcome = new Simulation().play(seed, false);
    if (!outcome.isGood()) {
      bad.incrementAndGet();
      System.out.println("history " + seed + ": " + outcome.violations());
    } else if (seed % TOLD == 0) {
      System.out.println("history " + seed);
    }
  }
}
