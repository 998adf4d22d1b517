package dev.weir.lake;

import dev.weir.error.CoreError;
import dev.weir.error.TransientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A local folder for unfinished files: gone, with what is in it, when its user is done. */
public record ScratchFolder(Path path) implements AutoCloseable {
  @Override
  public void close() {
    try {
      delete(path);
    } catch (IOException e) {
      throw new TransientException(
          CoreError.SCRATCH_FAILED,
          "Cannot delete the scratch folder %s: %s. Delete it by hand."
              .formatted(path, e.getMessage()),
          e);
    }
  }

  /** Also a file; nothing where it is gone already. */
  static void delete(Path tree) throws IOException {
    List<Path> paths;
    try (Stream<Path> found = Files.walk(tree)) {
      paths = found.toList().reversed();
    } catch (NoSuchFileException _) {
      return;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    for (Path path : paths) {
      Files.deleteIfExists(path);
    }
  }
}
