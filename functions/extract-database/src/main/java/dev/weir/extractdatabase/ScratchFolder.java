package dev.weir.extractdatabase;

import dev.weir.error.TerminalException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that is gone afterwards, with the files in it. */
record ScratchFolder(Path path) implements AutoCloseable {
  @Override
  public void close() {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
      for (Path file : files) {
        Files.delete(file);
      }
      Files.delete(path);
    } catch (IOException e) {
      throw new TerminalException(
          ExtractDatabaseError.NO_SCRATCH,
          "Cannot delete the scratch folder %s: %s. Delete it.".formatted(path, e.getMessage()),
          e);
    }
  }
}
