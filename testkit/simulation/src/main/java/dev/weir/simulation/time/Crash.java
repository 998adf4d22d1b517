package dev.weir.simulation.time;

/**
 * A process has died: thrown at every call that it still makes, so that nothing of it has effect.
 */
public final class Crash extends Error {
  private static final long serialVersionUID = 1;

  Crash() {
    super("The process has died", null, false, false);
  }
}
