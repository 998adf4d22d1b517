package dev.weir.testkit.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Tries inputs that are nearly right: files that are, and what becomes of them by {@link Mutations
 * a few changes}. The same inputs each time, so that a build that was green stays it.
 *
 * <p>{@code -Dweir.fuzz.seconds=60} tries other inputs, for so long in each test. What fails is
 * written to {@code target/fuzz}, as small as it could be made; as one more file among the seeds it
 * is tried for ever.
 */
public final class Fuzz {
  private static final String SECONDS = "weir.fuzz.seconds";
  private static final long SEED = 20_261_130;

  /** What takes milliseconds; far from what a busy machine makes of them. */
  private static final Duration MOST = Duration.ofSeconds(10);

  private final Class<?> test;
  private final List<byte[]> seeds;
  private final Mutations mutations;
  private final int rounds;
  private final List<String> words;
  private final Duration most;
  private int tried;

  private Fuzz(Class<?> test, List<byte[]> seeds, List<String> words, int rounds, Duration most) {
    this.test = test;
    this.seeds = List.copyOf(seeds);
    this.words = List.copyOf(words);
    this.mutations = new Mutations(seeds, words);
    this.rounds = rounds;
    this.most = most;
  }

  /** Fails by whatever it throws: what may be thrown is caught in it, and looked at. */
  @FunctionalInterface
  public interface Trial {
    void accept(byte[] input) throws Exception;
  }

  /** Makes an input of its own, and tries it. */
  @FunctionalInterface
  public interface Generated {
    void accept(SplittableRandom random) throws Exception;
  }

  /** Tries what is generated, so many rounds or as long as is given. */
  public static void generated(int rounds, Generated trial) {
    repeat(
        rounds,
        seed -> {
          try {
            trial.accept(new SplittableRandom(seed));
          } catch (Throwable e) {
            throw new AssertionError("new SplittableRandom(%dL) fails: %s".formatted(seed, e), e);
          }
        });
  }

  private static void repeat(int rounds, LongConsumer trial) {
    @Nullable String seconds = System.getProperty(SECONDS);
    if (seconds == null) {
      new SplittableRandom(SEED).longs(rounds).forEachOrdered(trial);
    } else {
      Instant end = Instant.now().plusSeconds(Long.parseLong(seconds));
      new SplittableRandom()
          .longs()
          .takeWhile(_ -> Instant.now().isBefore(end))
          .forEachOrdered(trial);
    }
  }

  /**
   * @param folder beside the test's class, of resources
   * @param rounds so many mutated inputs, where no time is given
   * @param words that the grammar knows, which are put into inputs
   */
  public static Fuzz of(Class<?> test, String folder, int rounds, String... words) {
    return new Fuzz(test, Seeds.of(test, folder), List.of(words), rounds, MOST);
  }

  /** Takes files as seeds too, which are kept elsewhere. */
  public Fuzz and(List<Path> files) {
    List<byte[]> all = new ArrayList<>(seeds);
    try {
      for (Path file : files) {
        all.add(Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Fuzz(test, all, words, rounds, most);
  }

  /** With less time for each input. */
  Fuzz within(Duration limit) {
    return new Fuzz(test, seeds, words, rounds, limit);
  }

  /** Tries every seed as it is, then mutated ones. */
  public void run(Trial trial) {
    seeds.forEach(seed -> attempt(seed, trial));
    repeat(rounds, seed -> attempt(mutations.next(new SplittableRandom(seed)), trial));
  }

  /** Tries what is left of each seed where it is cut, at every byte. */
  public void cut(Trial trial) {
    for (byte[] seed : seeds) {
      for (int length = 0; length < seed.length; length++) {
        attempt(Arrays.copyOf(seed, length), trial);
      }
    }
  }

  /** So many inputs were tried, the seeds included. */
  public int tried() {
    return tried;
  }

  private void attempt(byte[] input, Trial trial) {
    tried++;
    Throwable failure = failure(input, trial);
    if (failure != null) {
      // Each try at a smaller one that takes too long takes that long.
      byte[] small =
          failure instanceof TooLong
              ? input
              : Smaller.of(input, each -> isAlike(failure, failure(each, trial)));
      throw new AssertionError(
          "Input %d fails; it is kept as %s (%d bytes). Mend it, and keep it among the seeds: %s"
              .formatted(tried, keep(small), small.length, failure),
          failure);
    }
  }

  private static final class TooLong extends AssertionError {
    TooLong(Duration most) {
      super("It is not done after " + most);
    }
  }

  /** In a thread of its own: an endless loop fails, in place of holding up the build. */
  private @Nullable Throwable failure(byte[] input, Trial trial) {
    FutureTask<Optional<Throwable>> trying = new FutureTask<>(() -> thrown(input, trial));
    Thread.ofPlatform().daemon().start(trying);
    try {
      return trying.get(most.toMillis(), TimeUnit.MILLISECONDS).orElse(null);
    } catch (TimeoutException _) {
      trying.cancel(true);
      return new TooLong(most);
    } catch (ExecutionException e) {
      return e.getCause();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return e;
    }
  }

  private static Optional<Throwable> thrown(byte[] input, Trial trial) {
    try {
      trial.accept(input.clone());
      return Optional.empty();
    } catch (Throwable e) {
      return Optional.of(e);
    }
  }

  private static boolean isAlike(Throwable failure, @Nullable Throwable other) {
    return other != null && other.getClass() == failure.getClass();
  }

  private Path keep(byte[] input) {
    Path file = Path.of("target", "fuzz", test.getSimpleName() + "-" + tried);
    try {
      Files.createDirectories(file.getParent());
      return Files.write(file, input).toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
