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
import dev.weir.making.Sample;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.source.Source;
import dev.weir.run.RunFolder;
import dev.weir.schema.Rows;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "preview",
    description =
        "Shows the first rows and the column types of a data set of the last run, or of a source itself.",
    mixinStandardHelpOptions = true)
public final class PreviewCommand implements Callable<Integer> {
  private static final int MOST_REJECTS = 20;

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
      if (made.isPresent()) {
        show(ofLake(laptop, made.get()));
      } else {
        ofSource(laptop, pipeline);
      }
    }
    return 0;
  }

  private void show(Rows rows) {
    rows.schema().columns().forEach(c -> console.err().println(c.name() + ": " + c.type().text()));
    output.print(rows, console);
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

  private void ofSource(Laptop laptop, Pipeline pipeline) {
    Source source = pipeline.sources().get(dataSet);
    if (source == null) {
      throw unknown(pipeline);
    }
    Sample sample = new SourcePreview(laptop, pipeline, output.limit()).of(dataSet, source);
    show(sample.rows());
    tell(sample, SourcePreview.hints(source, sample));
  }

  private TerminalException unknown(Pipeline pipeline) {
    if (pipeline.transforms().containsKey(dataSet)) {
      return new TerminalException(
          CommandError.UNKNOWN_DATA_SET,
          "Cannot preview '%s' of pipeline '%s': no run has made it yet. Try it: ./weir run %s --only %s"
              .formatted(dataSet, name, name, dataSet));
    }
    return new TerminalException(
        CommandError.UNKNOWN_DATA_SET,
        "Cannot preview '%s': pipeline '%s' has no such data set. Data sets: %s, %s."
            .formatted(
                dataSet,
                name,
                String.join(", ", pipeline.sources().keySet()),
                String.join(", ", pipeline.transforms().keySet())));
  }

  /** Beside the rows, which programs read. */
  private void tell(Sample sample, List<String> hints) {
    if (!sample.rejects().isEmpty()) {
      console.err().println("A run would reject, of what was read:");
    }
    sample.rejects().stream()
        .limit(MOST_REJECTS)
        .forEach(reject -> console.err().println("  " + reject.place() + ": " + reject.reason()));
    if (sample.rejects().size() > MOST_REJECTS) {
      console.err().println("  … and %d more".formatted(sample.rejects().size() - MOST_REJECTS));
    }
    hints.forEach(hint -> console.err().println(hint + "."));
  }
}
