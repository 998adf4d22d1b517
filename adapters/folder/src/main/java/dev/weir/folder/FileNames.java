package dev.weir.folder;

import dev.weir.error.TerminalException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * Names of files as the process's locale has them. What it cannot read is a replacement character,
 * by which no file can be opened.
 */
final class FileNames {
  private static final char UNREADABLE = '\uFFFD';

  private FileNames() {}

  static void requireReadable(Path folder, List<Path> files) {
    for (Path file : files) {
      if (file.toString().indexOf(UNREADABLE) >= 0) {
        throw unreadable(folder, file.toString());
      }
    }
  }

  /**
   * @throws TerminalException if the locale cannot write the name
   */
  static Path resolved(Path folder, String name) {
    try {
      return folder.resolve(name);
    } catch (InvalidPathException _) {
      throw unreadable(folder, name);
    }
  }

  private static TerminalException unreadable(Path folder, String name) {
    Charset locale = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
    String advice =
        locale.equals(StandardCharsets.UTF_8)
            ? "it is not UTF-8, or has a character that no name has. Rename the file."
            : "by the locale of this process, names are %s. Set LC_ALL=C.UTF-8, or rename the file."
                .formatted(locale);
    return new TerminalException(
        FolderError.UNREADABLE_NAME,
        "Cannot use the file name '%s' in %s: %s".formatted(name, folder, advice));
  }
}
