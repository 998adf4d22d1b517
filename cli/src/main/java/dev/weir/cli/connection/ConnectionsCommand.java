package dev.weir.cli.connection;

import dev.weir.cli.connection.KnownConnections.Known;
import dev.weir.cli.error.Failures;
import dev.weir.cli.view.Console;
import dev.weir.cli.view.JsonOption;
import dev.weir.cli.view.TextTable;
import dev.weir.cli.view.TextTable.Align;
import dev.weir.json.Json;
import dev.weir.laptop.Laptop;
import dev.weir.laptop.Project;
import dev.weir.laptop.connection.ConnectionTest;
import dev.weir.laptop.connection.TestedConnection;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "connections",
    description = "Where connections lead, and whether runs can use them.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
public final class ConnectionsCommand {
  private final Project project;
  private final Console console;

  public ConnectionsCommand(Project project, Console console) {
    this.project = project;
    this.console = console;
  }

  @Command(
      name = "list",
      description =
          "Connections of all pipelines: of which kind, and what says where they are. Opens none.",
      mixinStandardHelpOptions = true)
  int list(
      @Option(
              names = "--pipeline",
              paramLabel = "NAME",
              description = "Only those of this pipeline.")
          @Nullable String pipeline,
      @Mixin JsonOption json) {
    List<Known> all = KnownConnections.of(project, pipeline).all();
    if (json.wanted()) {
      console
          .out()
          .println(
              Json.text(all.stream().map(known -> ListedConnection.of(project, known)).toList()));
      return 0;
    }
    TextTable table =
        new TextTable(
            List.of("connection", "pipeline", "kind", "where it is", "secrets"),
            Collections.nCopies(5, Align.LEFT));
    all.forEach(known -> row(table, known));
    table.lines().forEach(console.out()::println);
    return 0;
  }

  private void row(TextTable table, Known known) {
    ListedConnection listed = ListedConnection.of(project, known);
    table.row(
        listed.connection(),
        listed.pipeline().orElse("all"),
        listed.kind(),
        ListedConnection.origin(project, known).inWords(),
        listed.secrets().stream()
            .map(ListedConnection.Secret::inWords)
            .collect(Collectors.joining(", ")));
  }

  @Command(
      name = "test",
      description =
          "Opens connections as a run does: who answers, as whom, how encrypted, and whether what pipelines read is there. Writes nothing.",
      mixinStandardHelpOptions = true)
  int test(
      @Parameters(arity = "0..*", paramLabel = "NAME", description = "These; all without one.")
          @Nullable List<String> names,
      @Option(
              names = "--pipeline",
              paramLabel = "NAME",
              description = "Only those of this pipeline.")
          @Nullable String pipeline,
      @Mixin JsonOption json) {
    KnownConnections connections = KnownConnections.of(project, pipeline);
    List<Known> chosen = connections.named(names == null ? List.of() : names);
    List<TestReport> reports;
    try (Laptop laptop = new Laptop(project, console.err()::println)) {
      reports =
          chosen.stream()
              .map(known -> tested(laptop, connections, known))
              .peek(report -> tell(report, json))
              .toList();
    }
    if (json.wanted()) {
      console.out().println(Json.text(reports));
    }
    return reports.stream().allMatch(TestReport::ok) ? 0 : Failures.FAILED;
  }

  /** As soon as it is known: the next may take long. */
  private void tell(TestReport report, JsonOption json) {
    if (!json.wanted()) {
      report.print(console);
    }
  }

  private TestReport tested(Laptop laptop, KnownConnections connections, Known known) {
    long start = System.nanoTime();
    TestedConnection tested =
        known
            .pipeline()
            .map(pipeline -> ConnectionTest.of(laptop, pipeline, known.name()))
            .orElseGet(() -> ConnectionTest.ofWarehouse(laptop, connections.schemas()));
    return TestReport.of(
        known, tested, Duration.ofNanos(System.nanoTime() - start), project.mask());
  }
}
