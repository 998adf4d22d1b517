package dev.weir.parquet.read;

import dev.weir.error.TerminalException;
import dev.weir.parquet.ParquetError;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.parquet.io.ParquetDecodingException;

/**
 * What parquet-java throws over a damaged file may be anything: it trusts most of what it reads.
 * Here all of it becomes one error that names the file.
 */
public final class Damage {
  private Damage() {}

  @FunctionalInterface
  interface Decoding<T> {
    T decode() throws IOException;
  }

  /**
   * @param location of the file, for people
   * @throws TerminalException as the decoding throws it, or if it throws anything else
   */
  static <T> T found(Object location, Decoding<T> decoding) {
    try {
      return decoding.decode();
    } catch (TerminalException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw error(location, e);
    }
  }

  static TerminalException error(Object location, Exception e) {
    return new TerminalException(
        ParquetError.NOT_PARQUET,
        "Cannot read %s: it cannot be decoded (%s). Make it again.".formatted(location, reason(e)),
        e);
  }

  /** What is damaged, for people. Of other exceptions, the words are about Java's matters. */
  public static String reason(Exception e) {
    boolean forPeople = e instanceof UncheckedIOException || e instanceof ParquetDecodingException;
    boolean isCause = e.getCause() != null && e.getCause().toString().equals(e.getMessage());
    return forPeople && !isCause
        ? String.valueOf(e.getMessage())
        : "what it says of itself is damaged";
  }
}
