package dev.weir.execution;

/**
 * Hears of each event as it happens: one at a time, in the order of their ids, on a thread of its
 * own. An execution ends after the last, or throws what a listener threw.
 */
@FunctionalInterface
public interface HistoryListener {
  void heard(HistoryEvent event);
}
