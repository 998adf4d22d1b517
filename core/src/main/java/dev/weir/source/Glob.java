package dev.weir.source;

import dev.weir.error.CoreError;
import dev.weir.error.TerminalException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/**
 * Which files of a connection a source reads: {@code *} stays within a segment, {@code **} does
 * not, {@code ?} is one character, {@code {a,b}} one of several. The same for every kind of
 * connection.
 */
public final class Glob {
  private static final String SPECIAL = "*?[{\\";

  private final String text;
  private final PathMatcher matcher;

  private Glob(String text, PathMatcher matcher) {
    this.text = text;
    this.matcher = matcher;
  }

  /**
   * @param location of the files, for messages
   * @throws TerminalException if it is none, or leads out of the location
   */
  public static Glob parse(String text, String location) {
    checkInside(text, location);
    try {
      return new Glob(text, matcher(text));
    } catch (PatternSyntaxException e) {
      throw new TerminalException(
          CoreError.INVALID_GLOB,
          "Cannot look for files '%s' in %s: %s. Write a path with * and ? below the folder."
              .formatted(text, location, e.getDescription()),
          e);
    }
  }

  /** What is wrong with it wherever the files may be, and what to do; empty if nothing is. */
  public static Optional<String> problem(String text) {
    if (leadsOut(text)) {
      return Optional.of(
          "'%s' leads out of the connection's folder: write it relative to that folder, without '..'"
              .formatted(text));
    }
    try {
      var _ = matcher(text);
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      return Optional.of(
          "'%s' is no pattern: %s. Write a path with * and ? below the folder"
              .formatted(text, e.getDescription()));
    }
  }

  private static PathMatcher matcher(String text) {
    return FileSystems.getDefault().getPathMatcher("glob:" + text);
  }

  /**
   * @param path of a file or a glob
   * @throws TerminalException if it leads out of the location
   */
  public static void checkInside(String path, String location) {
    if (leadsOut(path)) {
      throw new TerminalException(
          CoreError.INVALID_GLOB,
          "Cannot look for files '%s': the path leads out of %s. Write it relative to that folder, without '..'."
              .formatted(path, location));
    }
  }

  private static boolean leadsOut(String path) {
    return path.startsWith("/") || List.of(path.split("/", -1)).contains("..");
  }

  /**
   * @param name relative to the location, segments joined by {@code /}
   */
  public boolean matches(String name) {
    return matcher.matches(Path.of(name));
  }

  /** What every name that matches starts with. */
  public String start() {
    for (int i = 0; i < text.length(); i++) {
      if (SPECIAL.indexOf(text.charAt(i)) >= 0) {
        return text.substring(0, i);
      }
    }
    return text;
  }
}
