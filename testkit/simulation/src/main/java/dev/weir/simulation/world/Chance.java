package dev.weir.simulation.world;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** All dice of a history: the same seed throws the same. */
public final class Chance {
  private final SplittableRandom random;

  public Chance(long seed) {
    // Neighbours among seeds have nothing in common.
    this.random = new SplittableRandom(new SplittableRandom(seed).nextLong());
  }

  /**
   * @param probability 0 to 1; none is thrown for 0
   */
  public boolean happens(double probability) {
    return probability > 0 && random.nextDouble() < probability;
  }

  /** From 0 (inclusive) to 1 (exclusive). */
  public double share() {
    return random.nextDouble();
  }

  /** From 0 (inclusive) to a bound (exclusive). */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  public Duration between(Duration shortest, Duration longest) {
    return shortest.plusMillis((long) (random.nextDouble() * longest.minus(shortest).toMillis()));
  }

  public <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
