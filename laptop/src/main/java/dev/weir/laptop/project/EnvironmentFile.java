package dev.weir.laptop.project;

import dev.weir.error.TerminalException;
import dev.weir.laptop.LaptopError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code .env}: a variable a line, as in {@code NAME=value}, a value in quotes or without. It may
 * hold passwords: nothing here prints a value.
 */
final class EnvironmentFile {
  private static final String NAME = ".env";

  private static final Pattern LINE =
      Pattern.compile(
          "\\s*(?:export\\s+)?(?<name>[A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*"
              + "(?:\"(?<double>[^\"]*)\"|'(?<single>[^']*)'|(?<bare>[^\"'].*?|))\\s*");

  private static final Set<PosixFilePermission> OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");

  private final Path file;
  private final List<String> problems = new ArrayList<>();
  private final Map<String, String> variables = new HashMap<>();

  private EnvironmentFile(Path file) {
    this.file = file;
  }

  /**
   * The variables of the folder's file; none, if it has no such file.
   *
   * @throws TerminalException if others may read the file, git tracks it, or a line is none
   */
  static Map<String, String> read(Path folder) {
    Path file = folder.resolve(NAME);
    return Files.exists(file) ? new EnvironmentFile(file).read() : Map.of();
  }

  private Map<String, String> read() {
    try {
      requirePrivate();
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        line(i + 1, lines.get(i));
      }
    } catch (IOException e) {
      throw new TerminalException(
          LaptopError.NOT_READABLE,
          "Cannot read %s: %s. Check that it is a text file in UTF-8, and its owner."
              .formatted(file, e),
          e);
    }
    if (!problems.isEmpty()) {
      throw new TerminalException(
          LaptopError.INVALID_ENVIRONMENT_FILE,
          "Cannot use %s:\n%s".formatted(file, String.join("\n", problems)));
    }
    return variables;
  }

  private void line(int number, String text) {
    if (text.isBlank() || text.stripLeading().startsWith("#")) {
      return;
    }
    Matcher line = LINE.matcher(text);
    if (!line.matches()) {
      problems.add("Line %d is not NAME=value, with or without quotes.".formatted(number));
    } else if (line.group("name").equals("WEIR_ENV")) {
      problems.add(
          "Line %d sets WEIR_ENV: which environment is meant must be seen where the command is given. Use --env."
              .formatted(number));
    } else {
      variables.put(line.group("name"), value(line));
    }
  }

  private static String value(Matcher line) {
    for (String quoted : List.of("double", "single")) {
      if (line.group(quoted) != null) {
        return line.group(quoted);
      }
    }
    return line.group("bare");
  }

  private void requirePrivate() throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(file, PosixFileAttributeView.class, new LinkOption[0]);
    if (view != null) {
      Set<PosixFilePermission> permissions = view.readAttributes().permissions();
      if (OTHERS.stream().anyMatch(permissions::contains)) {
        throw new TerminalException(
            LaptopError.NOT_PRIVATE,
            "Cannot use %s: others may read or change it (%s). Say: chmod 600 %s"
                .formatted(file, PosixFilePermissions.toString(permissions), file));
      }
    }
    if (Git.tracks(file)) {
      throw new TerminalException(
          LaptopError.NOT_PRIVATE,
          "Cannot use %s: git tracks it, and would give it to everyone who has the repository. Say: git rm --cached %s, put it into .gitignore, and change what it held."
              .formatted(file, file));
    }
  }
}
