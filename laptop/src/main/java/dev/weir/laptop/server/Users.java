package dev.weir.laptop.server;

import dev.weir.laptop.lock.LifeLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Who uses the server: a held file each. To be changed behind the gate only. */
final class Users {
  private static final String SUFFIX = ".user";

  private final Path folder;

  Users(Path folder) {
    this.folder = folder;
  }

  LifeLock join() throws IOException {
    return LifeLock.take(folder.resolve(UUID.randomUUID() + SUFFIX)).orElseThrow();
  }

  /** Forgets those who are gone. */
  boolean isEmpty() throws IOException {
    List<Path> files;
    try (Stream<Path> list = Files.list(folder)) {
      files = list.filter(file -> file.toString().endsWith(SUFFIX)).toList();
    }
    boolean empty = true;
    for (Path file : files) {
      if (LifeLock.isHeld(file)) {
        empty = false;
      } else {
        LifeLock.delete(file);
      }
    }
    return empty;
  }
}
