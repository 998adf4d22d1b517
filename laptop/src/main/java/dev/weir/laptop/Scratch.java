package dev.weir.laptop;

import dev.weir.error.TerminalException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Unfinished files of this process, in a folder that is named by it. What a killed process left
 * behind is deleted by the next.
 */
final class Scratch implements AutoCloseable {
  private final Path root;
  private final Path mine;

  Scratch(Path root) {
    this.root = root;
    this.mine = root.resolve(Long.toString(ProcessHandle.current().pid()));
  }

  /** This process's folder; made when something is put there. */
  Path folder() {
    return mine;
  }

  /** A new empty folder. */
  Path make() {
    try {
      Files.createDirectories(mine);
      return Files.createTempDirectory(mine, "work-");
    } catch (IOException e) {
      throw new TerminalException(
          LaptopError.NOT_READABLE,
          "Cannot make a folder for unfinished files in %s: %s. Check its owner and the free space."
              .formatted(mine, e),
          e);
    }
  }

  /** What cannot be deleted now is left to the next command: a run that was good stays good. */
  @Override
  public void close() {
    for (Path folder : folders()) {
      if (folder.equals(mine) || isOfDeadProcess(folder)) {
        delete(folder);
      }
    }
  }

  private List<Path> folders() {
    try (Stream<Path> children = Files.list(root)) {
      return children.toList();
    } catch (IOException _) {
      return List.of();
    }
  }

  private static boolean isOfDeadProcess(Path folder) {
    String name = folder.getFileName().toString();
    return name.matches("\\d{1,18}") && ProcessHandle.of(Long.parseLong(name)).isEmpty();
  }

  private static void delete(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException _) {
      // Another command deletes it too, or a writer that was interrupted has not ended yet.
      return;
    }
  }
}
