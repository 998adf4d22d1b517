package dev.weir.statemachine.timing;

/** The execution, or the iteration, was told to end: no retrier or catcher is asked. */
public final class Stopped extends Exception {
  private final boolean timedOut;

  private Stopped(boolean timedOut) {
    this.timedOut = timedOut;
  }

  public static Stopped interrupted() {
    return new Stopped(false);
  }

  public static Stopped timedOut() {
    return new Stopped(true);
  }

  /** Whether the state machine's own time is over. */
  public boolean isTimedOut() {
    return timedOut;
  }
}
