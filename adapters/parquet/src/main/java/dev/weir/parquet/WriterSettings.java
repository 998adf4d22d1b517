package dev.weir.parquet;

import dev.weir.settings.MemorySize;
import java.util.Map;

/**
 * @param rowGroupBytes encoded bytes that are held in memory before they are written as a row group
 * @param pageBytes of a page before compression
 */
public record WriterSettings(Codec codec, long rowGroupBytes, int pageBytes) {
  /** The variable that sets the row group. */
  public static final String ROW_GROUP = "WEIR_ROW_GROUP";

  public static final WriterSettings DEFAULT = new WriterSettings(Codec.SNAPPY, 64L << 20, 1 << 20);

  public WriterSettings {
    if (pageBytes < 1024 || rowGroupBytes < pageBytes) {
      throw new IllegalArgumentException(
          "A page of %d bytes in a row group of %d bytes: a page is at least 1024 bytes, a row group at least a page"
              .formatted(pageBytes, rowGroupBytes));
    }
  }

  /** The defaults, with the row group that the environment sets. */
  public static WriterSettings of(Map<String, String> environment) {
    long rowGroup =
        MemorySize.of(environment, ROW_GROUP).map(MemorySize::bytes).orElse(DEFAULT.rowGroupBytes);
    return new WriterSettings(DEFAULT.codec, rowGroup, DEFAULT.pageBytes);
  }
}
