package dev.weir.error;

/** Who can mend it. */
public enum Category {
  /**
   * The pipeline, an argument or the environment is wrong: the person who wrote it. Exit code 2.
   */
  CONFIG,
  /** The data is not what the pipeline says it is. */
  DATA,
  /** Something outside refused or did not answer. */
  EXTERNAL,
  /** Memory, disk, time or a limit ran out. */
  RESOURCE,
  /** A defect in Weir. */
  INTERNAL
}
