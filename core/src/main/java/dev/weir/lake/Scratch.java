package dev.weir.lake;

import dev.weir.error.CoreError;
import dev.weir.error.TerminalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The place for unfinished files: names in one folder, each with the process that uses it. What
 * earlier processes left behind when they were killed is deleted before the first name is given.
 * Thread-safe.
 */
public final class Scratch implements AutoCloseable {
  private final Path root;
  private final Abandoned abandoned;
  private boolean swept;

  private Scratch(Path root, Abandoned abandoned) {
    this.root = root.toAbsolutePath().normalize();
    this.abandoned = abandoned;
  }

  @FunctionalInterface
  private interface Abandoned {
    boolean test(Path entry) throws IOException;
  }

  /** In a folder that no other living process uses: all that is in it was left behind. */
  public static Scratch alone(Path root) {
    return new Scratch(root, _ -> true);
  }

  /**
   * In a folder that processes share.
   *
   * @param grace for which the files of a process that is not to be seen are left alone: it may be
   *     in another container
   */
  public static Scratch shared(Path root, Duration grace) {
    return new Scratch(
        root, entry -> owner(entry).filter(Scratch::dead).isPresent() && older(entry, grace));
  }

  /** A new empty folder; whoever asked for it closes it. */
  public ScratchFolder make() {
    try {
      return new ScratchFolder(Files.createDirectory(name()));
    } catch (IOException e) {
      throw new TerminalException(
          CoreError.SCRATCH_FAILED,
          "Cannot make a folder for unfinished files in %s: %s. Check its owner and the free space."
              .formatted(root, e),
          e);
    }
  }

  /** A name that nothing has yet, in a folder that exists. */
  public synchronized Path name() throws IOException {
    Files.createDirectories(root);
    if (!swept) {
      delete(abandoned);
      swept = true;
    }
    return root.resolve(ProcessHandle.current().pid() + "-" + UUID.randomUUID());
  }

  public boolean holds(Path file) {
    return file.toAbsolutePath().normalize().startsWith(root);
  }

  /** Deletes what this process has left. */
  @Override
  public void close() {
    long me = ProcessHandle.current().pid();
    delete(entry -> owner(entry).filter(pid -> pid == me).isPresent());
  }

  /** What cannot be deleted now is left to the next process: work that was good stays good. */
  private void delete(Abandoned which) {
    for (Path entry : entries()) {
      try {
        if (which.test(entry)) {
          ScratchFolder.delete(entry);
        }
      } catch (IOException _) {
        // Another process deletes it too, or a writer that was interrupted has not ended yet.
      }
    }
  }

  private List<Path> entries() {
    try (Stream<Path> entries = Files.list(root)) {
      return entries.toList();
    } catch (IOException _) {
      return List.of();
    }
  }

  private static Optional<Long> owner(Path entry) {
    String name = entry.getFileName().toString();
    return name.matches("\\d{1,18}-.+")
        ? Optional.of(Long.parseLong(name.substring(0, name.indexOf('-'))))
        : Optional.empty();
  }

  private static boolean dead(long pid) {
    return ProcessHandle.of(pid).isEmpty();
  }

  private static boolean older(Path entry, Duration grace) throws IOException {
    try {
      return !Files.getLastModifiedTime(entry).toInstant().isAfter(Instant.now().minus(grace));
    } catch (NoSuchFileException _) {
      return false;
    }
  }
}
