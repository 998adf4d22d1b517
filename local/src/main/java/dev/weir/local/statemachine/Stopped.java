package dev.weir.local.statemachine;

/** The execution, or the iteration, was told to end: no retrier or catcher is asked. */
final class Stopped extends Exception {
  private final boolean timedOut;

  private Stopped(boolean timedOut) {
    this.timedOut = timedOut;
  }

  static Stopped interrupted() {
    return new Stopped(false);
  }

  static Stopped timedOut() {
    return new Stopped(true);
  }

  /** Whether the state machine's own time is over. */
  boolean isTimedOut() {
    return timedOut;
  }
}
