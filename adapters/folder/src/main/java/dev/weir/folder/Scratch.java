package dev.weir.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** Unfinished files, on the lake's own file system, named by the process that makes them. */
final class Scratch {
  /**
   * A process in another container may not be seen from here: what it writes is left alone for this
   * long.
   */
  private static final Duration ABANDONED = Duration.ofHours(1);

  private final Path folder;
  private final AtomicBoolean swept = new AtomicBoolean();

  Scratch(Path folder) {
    this.folder = folder;
  }

  /** A name that nothing has yet, in a folder that exists. */
  Path newName() throws IOException {
    Files.createDirectories(folder);
    if (swept.compareAndSet(false, true)) {
      sweep();
    }
    return folder.resolve(ProcessHandle.current().pid() + "-" + UUID.randomUUID());
  }

  boolean holds(Path file) {
    return file.toAbsolutePath().normalize().startsWith(folder);
  }

  private void sweep() throws IOException {
    List<Path> entries;
    try (Stream<Path> list = Files.list(folder)) {
      entries = list.toList();
    }
    for (Path entry : entries) {
      if (abandoned(entry)) {
        deleteTree(entry);
      }
    }
  }

  private static boolean abandoned(Path entry) throws IOException {
    String name = entry.getFileName().toString();
    int dash = name.indexOf('-');
    if (dash < 1 || !name.substring(0, dash).chars().allMatch(c -> c >= '0' && c <= '9')) {
      return false;
    }
    try {
      return ProcessHandle.of(Long.parseLong(name.substring(0, dash))).isEmpty()
          && Files.getLastModifiedTime(entry).toInstant().isBefore(Instant.now().minus(ABANDONED));
    } catch (NoSuchFileException _) {
      return false;
    }
  }

  private static void deleteTree(Path entry) throws IOException {
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(entry)) {
      paths = walk.toList().reversed();
    } catch (NoSuchFileException _) {
      return;
    }
    for (Path path : paths) {
      Files.deleteIfExists(path);
    }
  }
}
