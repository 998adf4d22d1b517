package dev.weir.lake;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Whole objects by key. Thread-safe.
 *
 * <ul>
 *   <li>A write is atomic: a reader sees the old object, the new one, or (before the first) none;
 *       never a part. A process that dies while it writes leaves nothing that can be listed or
 *       read.
 *   <li>Once a write has returned, every later read or list sees it, from any process, even after a
 *       power failure.
 *   <li>{@link #create} and {@link #replace} are decided by the lake: of several at the same time,
 *       one wins.
 * </ul>
 *
 * Failures are {@link dev.weir.error.TransientException} where another try may succeed, else {@link
 * dev.weir.error.TerminalException}; both name the object.
 */
public interface Lake {
  /** Where this lake is, for people: a folder or {@code s3://bucket/prefix}. */
  String location();

  /** Where an object is, for people and for other programs: a path or an {@code s3://} URI. */
  String location(LakeKey key);

  /** Writes or overwrites. */
  void put(LakeKey key, byte[] content);

  /**
   * Writes or overwrites with a local file's content. The file stays; it may be moved away if it is
   * in scratch.
   */
  void put(LakeKey key, Path file);

  /** Writes if no such object is there. Returns false, writing nothing, if there is one. */
  boolean create(LakeKey key, byte[] content);

  /**
   * Overwrites if the object is still the one that was read. Returns false, writing nothing, if it
   * is not.
   */
  boolean replace(LakeKey key, byte[] content, Version expected);

  /** A small object (a plan, a marker, a report) in memory. Empty if there is none. */
  Optional<Stored> read(LakeKey key);

  /**
   * The object's last bytes, where a Parquet file has its footer: all of them if it is shorter.
   * Fails terminally if there is no such object.
   */
  byte[] tail(LakeKey key, int bytes);

  /** All objects whose key starts with {@code prefix + "/"}, ordered by key. */
  List<Entry> list(LakeKey prefix);

  /**
   * The object as a local file that stays as it is as long as the process lives. {@code scratch} is
   * used where the lake is not local. Fails terminally if there is no such object.
   */
  Path fetch(LakeKey key, Path scratch);

  /** What {@link #replace} compares: opaque. */
  record Version(String value) {}

  /** Content is not copied: do not change it. */
  @SuppressWarnings("ArrayRecordComponent")
  record Stored(byte[] content, Version version) {}

  record Entry(LakeKey key, long bytes) {}
}
