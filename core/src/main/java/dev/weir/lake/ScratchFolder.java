package dev.weir.lake;

import dev.weir.error.CoreError;
import dev.weir.error.TransientException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A local folder for unfinished files: gone, with what is in it, when its user is done. */
public record ScratchFolder(Path path) implements AutoCloseable {
  @Override
  public void close() {
    try (Stream<Path> found = Files.walk(path)) {
      List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new TransientException(
          CoreError.SCRATCH_FAILED,
          "Cannot delete the scratch folder %s: %s. Delete it by hand."
              .formatted(path, e.getMessage()),
          e);
    }
  }
}
