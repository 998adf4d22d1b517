package dev.weir.duckdb;

import static java.util.stream.Collectors.joining;

import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import dev.weir.error.WeirException;
import java.sql.SQLException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What DuckDB reports while it works, as failures that say what to do. */
final class DuckDbFailures {
  private static final Pattern SUM =
      Pattern.compile("(?i)\\bsum\\((?:\"(?:[^\"]|\"\")*\"|[^()])*\\)");

  private DuckDbFailures() {}

  /**
   * @param task after "Cannot"
   * @param sql what was run: of a sum the engine tells the digits, not the column
   */
  static WeirException of(String task, SQLException failure, String sql) {
    String sums =
        SUM.matcher(sql).results().map(MatchResult::group).distinct().collect(joining(", "));
    if (sums.isEmpty() || !Sentences.of(failure).contains("Overflow in HUGEINT ")) {
      return of(task, failure);
    }
    return new TerminalException(
        DuckDbError.BAD_VALUE,
        "Cannot %s: a sum has more digits than the 38 of a decimal: %s. Sum it in smaller groups, or cast its column to double first."
            .formatted(task, sums),
        failure);
  }

  /**
   * @param task after "Cannot"
   */
  static WeirException of(String task, SQLException failure) {
    String said = Sentences.of(failure);
    return switch (Sentences.kind(failure)) {
      case "Out of Memory" -> memory(task, said, failure);
      case "IO" -> io(task, said, failure);
      case "Conversion", "Out of Range", "Invalid Input", "Constraint" ->
          new TerminalException(
              DuckDbError.BAD_VALUE,
              "Cannot %s: %s. Mend the value at its source, or reject it with a step."
                  .formatted(task, unended(said)),
              failure);
      default ->
          new TerminalException(
              DuckDbError.ENGINE_FAILED, "Cannot %s: %s".formatted(task, said), failure);
    };
  }

  private static WeirException memory(String task, String said, SQLException failure) {
    return isDisk(said)
        ? disk(task, said, failure)
        : new TerminalException(
            DuckDbError.OUT_OF_MEMORY,
            "Cannot %s: memory ran out (%s). Give transforms more memory or fewer threads."
                .formatted(task, unended(said)),
            failure);
  }

  private static WeirException io(String task, String said, SQLException failure) {
    return isDisk(said)
        ? disk(task, said, failure)
        : new TransientException(
            DuckDbError.FILE_FAILED, "Cannot %s: %s".formatted(task, said), failure);
  }

  private static boolean isDisk(String said) {
    return said.contains("No space left")
        || said.contains("max_temp_directory_size")
        || said.contains("failed to offload");
  }

  private static WeirException disk(String task, String said, SQLException failure) {
    return new TerminalException(
        DuckDbError.OUT_OF_DISK,
        "Cannot %s: the disk of the scratch folder is full (%s). Free space there."
            .formatted(task, unended(said)),
        failure);
  }

  private static String unended(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }
}
