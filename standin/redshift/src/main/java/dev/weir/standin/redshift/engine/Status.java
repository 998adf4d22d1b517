package dev.weir.standin.redshift.engine;

/** Where a statement is. */
public enum Status {
  SUBMITTED,
  PICKED,
  STARTED,
  FINISHED,
  FAILED,
  ABORTED;

  public boolean ended() {
    return this == FINISHED || this == FAILED || this == ABORTED;
  }
}
