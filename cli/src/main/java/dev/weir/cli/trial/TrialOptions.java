package dev.weir.cli.trial;

import dev.weir.cli.error.CommandError;
import dev.weir.error.TerminalException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Options that make a run a trial. */
public final class TrialOptions {
  private static final int DEFAULT_ROWS = 100;

  /** They are in memory, and a trial is for a look. */
  private static final int MOST_ROWS = 100_000;

  @ArgGroup(exclusive = false, heading = "To try it, without publishing anything:%n")
  private @Nullable Group group;

  /** Any of them. */
  private static final class Group {
    @Option(
        names = "--only",
        split = ",",
        paramLabel = "DATASET",
        description =
            "Make this alone, or several with commas between them, and what they are made of.")
    private List<String> only = List.of();

    @Option(
        names = "--limit",
        paramLabel = "ROWS",
        description = "Read the first rows of each source. With --only: 100.")
    private @Nullable Integer limit;
  }

  public boolean wanted() {
    return group != null;
  }

  List<String> only() {
    return group == null ? List.of() : group.only;
  }

  /** Whether its rows are wanted, not only how many there are. */
  boolean shows(String dataSet) {
    return only().isEmpty() || only().contains(dataSet);
  }

  /**
   * @throws TerminalException if it is no number of rows that can be read
   */
  int limit() {
    Integer limit = group == null ? null : group.limit;
    if (limit == null) {
      return DEFAULT_ROWS;
    }
    if (limit < 1 || limit > MOST_ROWS) {
      throw new TerminalException(
          CommandError.BAD_ARGUMENT,
          "Cannot read the first %d rows of a source: --limit is 1 to %d."
              .formatted(limit, MOST_ROWS));
    }
    return limit;
  }
}
