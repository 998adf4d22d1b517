package dev.weir.records.packed;

import com.github.luben.zstd.ZstdInputStream;
import dev.weir.records.gzip.GzipMembers;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a file is packed with, by the ending of its name. */
public enum Packed {
  GZIP(".gz"),
  ZSTANDARD(".zst");

  private static final int BUFFER = 64 << 10;

  private final String ending;

  Packed(String ending) {
    this.ending = ending;
  }

  /** Empty where the name does not say that the file is packed. */
  public static Optional<Packed> byEnding(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(packed -> lower.endsWith(packed.ending)).findFirst();
  }

  /**
   * What is in it, all members or frames.
   *
   * @return its reading throws {@link java.util.zip.ZipException} where it is cut off or damaged
   */
  public InputStream unpack(InputStream stored) throws IOException {
    return switch (this) {
      case GZIP -> new GzipMembers(stored, BUFFER);
      case ZSTANDARD -> new ZstandardFrames(new ZstdInputStream(stored));
    };
  }
}
