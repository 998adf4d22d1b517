package dev.weir.events;

import dev.weir.dataset.DataSet;
import java.util.List;

/** Something that a person who waits for a run wants to know. */
public sealed interface RunEvent {
  /** Rows and bytes of a data set so far. */
  record Advanced(String dataSet, long rows, long bytes) implements RunEvent {}

  /**
   * @param reused from an earlier attempt
   */
  record Completed(DataSet dataSet, boolean reused) implements RunEvent {}

  /** The outcome of a data set's checks. */
  record Checked(String dataSet, List<CheckOutcome> outcomes) implements RunEvent {}

  /** A step of the publication. */
  record Published(String step) implements RunEvent {}

  /** Something that did not stop the run but should be known. */
  record Warned(String message) implements RunEvent {}
}
