package dev.weir.source;

import dev.weir.error.CoreError;
import dev.weir.error.TransientException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;

/**
 * The files of one connection: what lies below its folder. Thread-safe. Never writes.
 *
 * <p>What is read of a file is what was listed, or its reading fails. Failures name the file and
 * what to do.
 */
public interface SourceFiles {
  /** The folder, for people: a path or {@code s3://bucket/prefix}. */
  String location();

  /**
   * @param glob relative to the folder; {@code *} stays within a segment, {@code **} does not
   * @return the files that match, ordered by name; empty if none does
   * @throws dev.weir.error.TerminalException if the folder is not there or the glob leads out of it
   */
  List<SourceFile> list(String glob);

  /**
   * The file's bytes, as they are.
   *
   * @param file as {@link #list} gave it
   * @throws TransientException if it is seen to be another already
   */
  InputStream open(SourceFile file);

  /**
   * To be asked when a file was read, before anything that was read of it is believed.
   *
   * @throws TransientException if what {@link #open} gave may not be what was listed
   */
  void requireUnchanged(SourceFile file);

  /**
   * @param name relative to the folder, segments joined by {@code /}
   * @param version another one for another content of this size and time, where the store has one;
   *     else empty
   */
  record SourceFile(String name, long bytes, Instant modified, String version) {
    /**
     * The failure of reading a file that somebody writes to.
     *
     * @param folder where it lies, for people
     * @param now the same file, looked at again
     */
    public TransientException changed(String folder, SourceFile now) {
      return new TransientException(
          CoreError.FILE_CHANGED,
          "Cannot read %s in %s: it was changed in the meantime. It had %s when the reading began, then %s. Deliver files under another name, and rename them when they are whole; then resume the run."
              .formatted(name, folder, state(), now.state()));
    }

    private String state() {
      return "%d bytes, written %s".formatted(bytes, modified);
    }
  }
}
