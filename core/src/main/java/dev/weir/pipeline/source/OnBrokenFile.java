package dev.weir.pipeline.source;

/** What becomes of a run where a file ends early or is damaged. In a pipeline: fail, keep. */
public enum OnBrokenFile {
  /** Nobody knows how much is missing: the run fails. */
  FAIL,
  /** The rows before the break are kept, and the break is told. */
  KEEP
}
