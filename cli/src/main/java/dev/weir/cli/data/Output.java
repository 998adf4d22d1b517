package dev.weir.cli.data;

import dev.weir.cli.view.RowsView;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** How rows are printed: options that several commands have. */
final class Output {
  @ArgGroup private @Nullable Form form;

  @Option(names = "--limit", defaultValue = "100", description = "Rows at most (${DEFAULT-VALUE}).")
  private int limit;

  /** One of them at most. */
  private static final class Form {
    @SuppressWarnings("UnusedVariable") // the other of the two that are there
    @Option(names = "--json", description = "As JSON, for programs.")
    private boolean json;

    @Option(names = "--csv", description = "As CSV, for programs.")
    private boolean csv;
  }

  int limit() {
    return limit;
  }

  RowsView view() {
    if (form == null) {
      return RowsView.TABLE;
    }
    return form.csv ? RowsView.CSV : RowsView.JSON;
  }
}
