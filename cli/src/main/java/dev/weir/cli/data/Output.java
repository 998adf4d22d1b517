package dev.weir.cli.data;

import dev.weir.cli.error.CommandError;
import dev.weir.cli.view.Console;
import dev.weir.cli.view.RowsView;
import dev.weir.error.TerminalException;
import dev.weir.schema.Rows;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** How rows are printed: options that several commands have. */
final class Output {
  private static final int ROWS_FOR_PEOPLE = 100;

  /** They are in memory. */
  private static final int MOST_ROWS = 100_000;

  @ArgGroup private @Nullable Form form;

  @Option(names = "--limit", description = "Rows at most. Default: 100; with --json or --csv, all.")
  private @Nullable Integer limit;

  /** One of them at most. */
  private static final class Form {
    @SuppressWarnings("UnusedVariable") // the other of the two that are there
    @Option(names = "--json", description = "As JSON, for programs.")
    private boolean json;

    @Option(names = "--csv", description = "As CSV, for programs.")
    private boolean csv;
  }

  int limit() {
    return limit(MOST_ROWS);
  }

  /**
   * What a command asks for. A program that is given a part takes it for the whole, so that it gets
   * all, or an error from {@link #print}.
   *
   * @param most rows that can be had at all
   */
  int limit(int most) {
    if (limit != null) {
      return limit;
    }
    return form == null ? ROWS_FOR_PEOPLE : most;
  }

  /**
   * @throws TerminalException if these are not all rows and nobody has asked for a part
   */
  void print(Rows rows, Console console) {
    if (rows.truncated() && form != null) {
      if (limit == null) {
        throw new TerminalException(
            CommandError.NOT_ALL_ROWS,
            "Cannot print all rows for a program: there are more than %d. Say how many with --limit, or ask for fewer."
                .formatted(rows.rows().size()));
      }
      console.err().println("There are more rows than --limit " + limit + ".");
    }
    view().print(rows, console.out());
  }

  private RowsView view() {
    if (form == null) {
      return RowsView.TABLE;
    }
    return form.csv ? RowsView.CSV : RowsView.JSON;
  }
}
