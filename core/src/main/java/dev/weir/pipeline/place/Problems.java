package dev.weir.pipeline.place;

import dev.weir.error.CoreError;
import dev.weir.error.ErrorCode;
import dev.weir.error.TerminalException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Collects what is wrong in one file, so that a person sees all of it at once. */
public final class Problems {
  private static final int MOST_SHOWN = 100;

  private final String file;
  private final ErrorCode code;
  private final List<Problem> problems = new ArrayList<>();

  /** Of a pipeline. */
  public Problems(String file) {
    this(file, CoreError.INVALID_PIPELINE);
  }

  /**
   * @param code of the failure, if there is a problem
   */
  public Problems(String file, ErrorCode code) {
    this.file = file;
    this.code = code;
  }

  public void add(Position position, String path, String message) {
    problems.add(new Problem(file, position.line(), position.column(), path, message));
  }

  /** At the path's own position. */
  public void add(Positions positions, String path, String message) {
    add(positions.at(path), path, message);
  }

  public boolean isEmpty() {
    return problems.isEmpty();
  }

  /** In the order of the file. */
  public List<Problem> all() {
    return problems.stream()
        .distinct()
        .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
        .toList();
  }

  /**
   * @throws TerminalException with a line per problem, if there is one
   */
  public void throwIfAny() {
    if (!problems.isEmpty()) {
      throw new TerminalException(code, message());
    }
  }

  private String message() {
    List<Problem> all = all();
    String lines =
        all.stream().limit(MOST_SHOWN).map(Problem::toString).collect(Collectors.joining("\n"));
    int more = all.size() - MOST_SHOWN;
    return "Cannot use %s: %s.\n%s%s"
        .formatted(
            file,
            all.size() == 1 ? "1 problem" : all.size() + " problems",
            lines,
            more > 0 ? "\n... and " + more + " more" : "");
  }
}
