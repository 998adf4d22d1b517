package dev.weir.pipeline.design;

import java.util.List;
import java.util.Set;

/**
 * What a table that Weir makes holds its rows to.
 *
 * @param choice what the target says
 * @param notNull columns that take no null, as their source promises
 * @param key columns that a source's table has as its primary key; empty where it has none
 */
public record Constraints(Choice choice, List<String> notNull, List<String> key) {
  /** Nothing is known yet of what is to be kept. */
  public static final Constraints KEPT = new Constraints(Choice.KEEP, List.of(), List.of());

  public static final Constraints NONE = new Constraints(Choice.NONE, List.of(), List.of());

  /** Whether the promises of sources become constraints of the table. */
  public enum Choice {
    KEEP,
    NONE
  }

  public Constraints {
    notNull = List.copyOf(notNull);
    key = List.copyOf(key);
  }

  public static Constraints of(Choice choice) {
    return switch (choice) {
      case KEEP -> KEPT;
      case NONE -> NONE;
    };
  }

  /** The same with what sources promise, if it is kept. */
  Constraints with(Set<String> promisedNotNull, List<String> promisedKey) {
    return switch (choice) {
      case KEEP -> new Constraints(choice, promisedNotNull.stream().sorted().toList(), promisedKey);
      case NONE -> this;
    };
  }
}
