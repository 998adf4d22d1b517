package dev.weir.laptop;

import dev.weir.error.TerminalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Consumer;

/** Where runs leave their data, as private as those may be: only its owner may enter it. */
final class StateFolder {
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rwx------");

  private StateFolder() {}

  /**
   * Makes the folder, or closes the one that is there.
   *
   * @param told where it is another user's and stays open
   */
  static void close(Path folder, Consumer<String> told) {
    try {
      Files.createDirectories(folder);
      PosixFileAttributeView view =
          Files.getFileAttributeView(folder, PosixFileAttributeView.class);
      if (view != null && !view.readAttributes().permissions().equals(OWNER)) {
        close(folder, view, told);
      }
    } catch (IOException e) {
      throw new TerminalException(
          LaptopError.NOT_READABLE,
          "Cannot use the folder %s: %s. Check its owner and the free space.".formatted(folder, e),
          e);
    }
  }

  private static void close(Path folder, PosixFileAttributeView view, Consumer<String> told) {
    try {
      view.setPermissions(OWNER);
    } catch (IOException _) {
      told.accept(
          "Others may read what runs leave in %s, which is not yours to close. Its owner can: chmod 700 %s"
              .formatted(folder, folder));
    }
  }
}
