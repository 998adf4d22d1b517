package dev.weir.parquet;

import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** How pages are compressed. */
public enum Codec {
  /** For what a warehouse's COPY reads. */
  SNAPPY(CompressionCodecName.SNAPPY),
  /** For what only Weir reads. */
  ZSTD(CompressionCodecName.ZSTD);

  private final CompressionCodecName parquetName;

  Codec(CompressionCodecName parquetName) {
    this.parquetName = parquetName;
  }

  CompressionCodecName parquetName() {
    return parquetName;
  }
}
