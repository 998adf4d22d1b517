package dev.weir.postgres.warehouse.copy;

import dev.weir.error.TerminalException;
import dev.weir.lake.Lake;
import dev.weir.lake.LakeKey;
import dev.weir.postgres.warehouse.sql.WarehouseError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** An object of the lake as a local file, for as long as it is read: at most one takes up disk. */
record FetchedFile(Path path, Path folder) implements AutoCloseable {
  /**
   * @param scratch where a folder is made that goes again with {@link #close}
   */
  static FetchedFile of(Lake lake, LakeKey key, Path scratch) {
    Path folder;
    try {
      folder = Files.createTempDirectory(Files.createDirectories(scratch), "load-");
    } catch (IOException e) {
      throw failed(scratch, e);
    }
    try {
      return new FetchedFile(lake.fetch(key, folder), folder);
    } catch (RuntimeException e) {
      delete(folder);
      throw e;
    }
  }

  @Override
  public void close() {
    delete(folder);
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  private static TerminalException failed(Path folder, IOException e) {
    return new TerminalException(
        WarehouseError.SCRATCH,
        "Cannot use %s for temporary files: %s. Make room there, or make it writable."
            .formatted(folder, e.getMessage()),
        e);
  }
}
