package dev.weir.dataset.profile;

import java.util.List;
import java.util.Optional;

/**
 * What the values of a column look like.
 *
 * @param missing rows without a value
 * @param distinct different values; an estimate where {@code exact} is false
 * @param min the smallest value as text, cut where it is long; empty where there is none
 * @param mean of numbers
 * @param shape how often which values are there; empty where all differ, or none is there
 */
public record ColumnProfile(
    String name,
    long missing,
    long distinct,
    boolean exact,
    Optional<String> min,
    Optional<String> max,
    Optional<Double> mean,
    Shape shape) {

  /** How often which values are there. */
  public sealed interface Shape {
    /**
     * Rows from {@code min} to {@code max}, in ranges of equal width.
     *
     * @param rows per range
     */
    record Histogram(List<Long> rows) implements Shape {
      public Histogram {
        rows = List.copyOf(rows);
      }
    }

    /** The most frequent values, the first the most frequent. */
    record Top(List<Frequency> values) implements Shape {
      public Top {
        values = List.copyOf(values);
      }
    }

    /** Nothing that a picture would say. */
    record None() implements Shape {}
  }

  /**
   * @param value as text, cut where it is long
   */
  public record Frequency(String value, long rows) {}
}
