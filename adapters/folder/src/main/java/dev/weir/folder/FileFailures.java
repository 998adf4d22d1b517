package dev.weir.folder;

import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import dev.weir.error.WeirException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says in a sentence what a failed access to a file means. */
final class FileFailures {
  /** Below this, a disk counts as full whatever words the system chose for the failure. */
  private static final long FULL_BYTES = 64 * 1024;

  private FileFailures() {}

  @FunctionalInterface
  interface Access<T extends @Nullable Object> {
    T run() throws IOException;
  }

  /**
   * @param verb as in {@code write}
   */
  static <T extends @Nullable Object> T explained(String verb, Path file, Access<T> access) {
    try {
      return access.run();
    } catch (IOException e) {
      throw explain(verb, file, e);
    }
  }

  private static WeirException explain(String verb, Path file, IOException e) {
    String text = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    if (text.contains("no space left") || text.contains("quota exceeded") || full(file)) {
      return new TerminalException(
          FolderError.DISK_FULL,
          "Cannot %s %s: no space left on the disk. Free some space (old runs lie in the lake's folder 'runs'), then resume the run."
              .formatted(verb, file),
          e);
    }
    if (e instanceof AccessDeniedException || text.contains("read-only file system")) {
      return new TerminalException(
          FolderError.ACCESS_DENIED,
          "Cannot %s %s: permission denied. Give your user the right to it (ls -ld shows who has it), then resume the run."
              .formatted(verb, file),
          e);
    }
    if (e instanceof NoSuchFileException) {
      return new TerminalException(
          FolderError.NO_SUCH_OBJECT,
          "Cannot %s %s: there is no such file. Resume the run, which makes what is missing."
              .formatted(verb, file),
          e);
    }
    return new TransientException(
        FolderError.IO_FAILED, "Cannot %s %s: %s".formatted(verb, file, e.getMessage()), e);
  }

  private static boolean full(Path file) {
    Path folder = file.getParent();
    while (folder != null && !Files.exists(folder)) {
      folder = folder.getParent();
    }
    try {
      return folder != null && Files.getFileStore(folder).getUsableSpace() < FULL_BYTES;
    } catch (IOException _) {
      return false;
    }
  }
}
