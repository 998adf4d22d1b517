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

  /** What the dictionary of a column takes, with the table that finds its values, in pages. */
  private static final int DICTIONARY_PAGES = 3;

  private static final int SMALLEST_PAGE = 8 << 10;

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

  /**
   * The same, or less, so that files that are written at the same time take half of this process's
   * memory at most.
   */
  public WriterSettings shared(int files, int columns) {
    return within(Runtime.getRuntime().maxMemory() / 2 / files, columns);
  }

  /**
   * The same, or less, so that a file takes no more memory: half of it for the row group, half for
   * the dictionaries of the columns, none of which is larger than a page.
   */
  WriterSettings within(long bytes, int columns) {
    long dictionary = bytes / 2 / columns / DICTIONARY_PAGES;
    int page = (int) Math.min(pageBytes, Math.max(SMALLEST_PAGE, dictionary));
    return new WriterSettings(codec, Math.max(page, Math.min(rowGroupBytes, bytes / 2)), page);
  }
}
