package dev.weir.redshift.statement;

import dev.weir.error.WeirException;

/**
 * A statement that Redshift rolled back, before anybody knows what that means for the run. It never
 * leaves this module: who catches it looks into the warehouse, then {@link #explained} it.
 */
public final class FailedStatement extends RuntimeException {
  private final String what;
  private final String error;

  /**
   * @param what as in "stage dwh.course"
   * @param error as Redshift says it
   */
  public FailedStatement(String what, String error) {
    super("Cannot " + what + ": " + error);
    this.what = what;
    this.error = error;
  }

  public Failure failure() {
    return Failure.of(error);
  }

  /** As in "stage dwh.course". */
  public String what() {
    return what;
  }

  /** As Redshift says it, in one line. */
  public String error() {
    return Failure.oneLine(error);
  }

  /** As the person who started the run is told. */
  public WeirException explained() {
    return Failure.exception(what, error);
  }
}
