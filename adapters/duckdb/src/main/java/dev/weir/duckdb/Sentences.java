package dev.weir.duckdb;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** DuckDB's messages as one sentence or two for a person: what is wrong, candidates, the line. */
final class Sentences {
  private static final Pattern KIND = Pattern.compile("^(?:[A-Z][A-Za-z]* )*Error: ");
  private static final Pattern LINE = Pattern.compile("\\n\\s*LINE (\\d+):");

  private Sentences() {}

  static String of(SQLException failure) {
    return of(Objects.requireNonNullElse(failure.getMessage(), "no message"));
  }

  static String of(String message) {
    String bare = KIND.matcher(innermost(message)).replaceFirst("");
    Matcher line = LINE.matcher(bare);
    boolean located = line.find();
    String text = located ? bare.substring(0, line.start()) : bare;
    String sentence =
        Arrays.stream(text.split("\\n", -1))
            .takeWhile(Sentences::isForPeople)
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" "));
    return located ? sentence + " (line " + line.group(1) + ")" : sentence;
  }

  /** The kind in DuckDB's words: {@code Conversion}, {@code Out of Memory}. */
  static String kind(SQLException failure) {
    String message = innermost(Objects.requireNonNullElse(failure.getMessage(), ""));
    int end = message.indexOf(" Error: ");
    return end < 0 ? "" : message.substring(0, end);
  }

  private static String innermost(String message) {
    int nested = message.lastIndexOf("\nError: ");
    return nested < 0 ? message : message.substring(nested + "\nError: ".length());
  }

  /** What follows is advice about DuckDB's own settings, or every overload of a function. */
  private static boolean isForPeople(String line) {
    String text = line.strip();
    return !text.startsWith("Candidate functions:") && !text.startsWith("Possible solutions:");
  }
}
