package dev.weir.duckdb;

/** How the pages of a file are packed. */
public enum Compression {
  /** What every warehouse reads. */
  SNAPPY("COMPRESSION snappy"),
  /** Smaller, at the speed of its lowest level: for what only Weir reads. */
  ZSTD("COMPRESSION zstd, COMPRESSION_LEVEL 1");

  private final String options;

  Compression(String options) {
    this.options = options;
  }

  String options() {
    return options;
  }
}
