package dev.weir.redshift.statement;

import java.time.Duration;

/**
 * A table that could not be read in time, as another transaction holds it. Nothing is wrong as long
 * as that one is at work. It never leaves this module.
 */
public final class BlockedRead extends RuntimeException {
  private final String what;
  private final Duration waited;

  /**
   * @param what as in "read the ledgers"
   * @param waited until it was cancelled
   */
  public BlockedRead(String what, Duration waited) {
    super("Cannot " + what + ": blocked for " + waited.toSeconds() + " s");
    this.what = what;
    this.waited = waited;
  }

  public String what() {
    return what;
  }

  public Duration waited() {
    return waited;
  }
}
