package dev.weir.events;

/**
 * Told by functions while they work: progress on a terminal, one line per event in a log.
 * Thread-safe; never throws; returns at once.
 */
@FunctionalInterface
public interface Events {
  void emit(RunEvent event);
}
