package dev.weir.pipeline;

/** What a target does with the rows that are in its table already. */
public enum Write {
  /** All rows are replaced. */
  REPLACE,
  /** Rows are added. */
  APPEND,
  /** Rows with the same keys are replaced, others stay, new ones are added. */
  MERGE
}
