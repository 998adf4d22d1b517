package dev.weir.source;

import java.io.InputStream;
import java.util.List;

/**
 * The files of one connection: what lies below its folder. Thread-safe. Never writes.
 *
 * <p>Failures name the file and what to do.
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
   * @param name as {@link #list} gave it
   */
  InputStream open(String name);

  /**
   * @param name relative to the folder, segments joined by {@code /}
   */
  record SourceFile(String name, long bytes) {}
}
