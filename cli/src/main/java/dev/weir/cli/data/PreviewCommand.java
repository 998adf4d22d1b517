package dev.weir.cli.data;

import dev.weir.cli.error.CommandError;
import dev.weir.cli.view.Console;
import dev.weir.dataset.DataSet;
import dev.weir.duckdb.ParquetTable;
import dev.weir.duckdb.Preview;
import dev.weir.error.TerminalException;
import dev.weir.execution.Attempt;
import dev.weir.execution.Attempts;
import dev.weir.json.Json;
import dev.weir.lake.Lake;
import dev.weir.lake.ScratchFolder;
import dev.weir.laptop.Laptop;
import dev.weir.laptop.Project;
import dev.weir.laptop.runs.ExecutionStore;
import dev.weir.pipeline.Connection;
import dev.weir.pipeline.Connection.DatabaseKind;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.source.Relation;
import dev.weir.pipeline.source.Source;
import dev.weir.run.RunFolder;
import dev.weir.schema.Rows;
import dev.weir.source.SourceDatabase;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "preview",
    description =
        "Shows the first rows and the column types of a data set of the last run, or of a source itself.",
    mixinStandardHelpOptions = true)
public final class PreviewCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "NAME", description = "The pipeline; see weir list.")
  private String name = "";

  @Parameters(index = "1", paramLabel = "DATASET", description = "A source or a transform.")
  private String dataSet = "";

  @Mixin private final Output output = new Output();

  private final Project project;
  private final Console console;

  public PreviewCommand(Project project, Console console) {
    this.project = project;
    this.console = console;
  }

  @Override
  public Integer call() {
    try (Laptop laptop = new Laptop(project, console.err()::println)) {
      Pipeline pipeline = laptop.catalog().read(name).pipeline();
      Optional<DataSet> made = lastMade(laptop.lake());
      Rows rows = made.isPresent() ? ofLake(laptop, made.get()) : ofSource(laptop, pipeline);
      rows.schema()
          .columns()
          .forEach(c -> console.err().println(c.name() + ": " + c.type().text()));
      output.print(rows, console);
    }
    return 0;
  }

  /** Of the newest run that got as far as this data set. */
  private Optional<DataSet> lastMade(Lake lake) {
    ExecutionStore executions = new ExecutionStore(project.executions(), InstantSource.system());
    return Attempts.of(executions.list()).list().stream()
        .map(Attempt::run)
        .filter(run -> run.pipeline().equals(name))
        .flatMap(run -> lake.read(new RunFolder(run).marker(dataSet)).stream())
        .map(stored -> Json.read(stored.content(), DataSet.class))
        .findFirst();
  }

  private Rows ofLake(Laptop laptop, DataSet made) {
    try (ScratchFolder scratch = laptop.scratch().make()) {
      List<Path> files =
          made.files().stream()
              .map(file -> laptop.lake().fetch(file.key(), scratch.path()))
              .toList();
      return Preview.of(new ParquetTable(made.schema(), files), output.limit(), scratch.path());
    }
  }

  private Rows ofSource(Laptop laptop, Pipeline pipeline) {
    if (pipeline.sources().get(dataSet) instanceof Source.DatabaseSource source
        && pipeline.connections().get(source.connection())
            instanceof Connection.Database connection) {
      try (SourceDatabase database = laptop.database(name, source.connection(), connection)) {
        return database.query(select(source.relation(), connection.kind()), output.limit());
      }
    }
    if (pipeline.sources().containsKey(dataSet) || pipeline.transforms().containsKey(dataSet)) {
      throw new TerminalException(
          CommandError.UNKNOWN_DATA_SET,
          "Cannot preview '%s' of pipeline '%s': no run has made it yet. Run it first: ./weir run %s"
              .formatted(dataSet, name, name));
    }
    throw new TerminalException(
        CommandError.UNKNOWN_DATA_SET,
        "Cannot preview '%s': pipeline '%s' has no such data set. Data sets: %s, %s."
            .formatted(
                dataSet,
                name,
                String.join(", ", pipeline.sources().keySet()),
                String.join(", ", pipeline.transforms().keySet())));
  }

  private static String select(Relation relation, DatabaseKind kind) {
    return switch (relation) {
      case Relation.Table table -> "SELECT * FROM " + quoted(table.name(), kind);
      case Relation.Query query -> query.sql();
    };
  }

  private static String quoted(String table, DatabaseKind kind) {
    String quote =
        switch (kind) {
          case POSTGRESQL -> "\"";
          case MYSQL -> "`";
        };
    return Arrays.stream(table.split("\\.", 2))
        .map(part -> quote + part.replace(quote, quote + quote) + quote)
        .collect(Collectors.joining("."));
  }
}
