package dev.weir.sql;

import dev.weir.pipeline.check.Terms;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A check as SQL over the names of data sets.
 *
 * @param check in words
 * @param sql gives one bigint: how many rows break it
 * @param examples a SELECT of what tells a few rows that break it: their keys, and what the check
 *     reads; empty where no row does, as for a row count
 * @param warnAbove with more rows that break it, it is told; empty if it is not
 * @param failAbove with more rows that break it, the run is stopped; empty if it is not
 */
public record CompiledCheck(
    String check,
    String sql,
    Optional<String> examples,
    OptionalLong warnAbove,
    OptionalLong failAbove) {
  public static CompiledCheck of(String check, String sql, Optional<String> examples, Terms terms) {
    return new CompiledCheck(check, sql, examples, terms.warnAbove(), terms.failAbove());
  }

  public CompiledCheck named(String name) {
    return new CompiledCheck(name, sql, examples, warnAbove, failAbove);
  }

  /** Whether it can stop the run. */
  public boolean fails() {
    return failAbove.isPresent();
  }

  /** Whether so many rows stop the run, or would if they were too many. */
  public boolean fails(long violations) {
    return failAbove.isPresent() && (warnAbove.isEmpty() || violations > failAbove.getAsLong());
  }

  /** So many rows may break it without a word. */
  public long allowed() {
    return warnAbove.orElseGet(() -> failAbove.orElse(0));
  }
}
