package dev.weir.cli.connection;

import dev.weir.cli.connection.KnownConnections.Known;
import dev.weir.cli.draft.Drafting;
import dev.weir.cli.error.CommandError;
import dev.weir.cli.view.Console;
import dev.weir.cli.view.JsonOption;
import dev.weir.cli.view.Numbers;
import dev.weir.cli.view.TextTable;
import dev.weir.cli.view.TextTable.Align;
import dev.weir.error.TerminalException;
import dev.weir.json.Json;
import dev.weir.laptop.Laptop;
import dev.weir.laptop.Project;
import dev.weir.pipeline.Connection;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.source.Source.HttpSource;
import dev.weir.secrets.Secrets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "discover",
    description =
        "Shows what a connection has to read: tables, files, or the records of an API's answer.",
    mixinStandardHelpOptions = true)
public final class DiscoverCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "CONNECTION",
      description = "A pipeline's connection, or a database whose address WEIR_CONNECTION_… has.")
  private String name = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "PATTERN",
      description =
          "Tables or files of this name, with * and ?; of an API, the path to ask for, as /orders.")
  private @Nullable String pattern;

  @Option(
      names = "--pipeline",
      paramLabel = "NAME",
      description = "Whose connection it is, where several have one of this name.")
  private @Nullable String pipeline;

  @Mixin private final JsonOption json = new JsonOption();

  private final Project project;
  private final Console console;

  public DiscoverCommand(Project project, Console console) {
    this.project = project;
    this.console = console;
  }

  /** A connection and the pipeline whose it is. */
  private record Place(Optional<Pipeline> pipeline, Connection connection) {}

  @Override
  public Integer call() throws InterruptedException {
    try (Laptop laptop = new Laptop(project, console.err()::println)) {
      Place place = place(laptop);
      String whose = place.pipeline().map(Pipeline::name).orElse("");
      List<Discovered> found =
          new Discovery(laptop, whose, name).in(place.connection(), pattern(place));
      if (json.wanted()) {
        console.out().println(Json.text(found));
      } else {
        show(place.connection(), found);
      }
    }
    return 0;
  }

  private Place place(Laptop laptop) {
    KnownConnections known = KnownConnections.of(project, pipeline);
    Optional<Pipeline> owner =
        known.all().stream()
            .filter(each -> each.name().equals(name))
            .flatMap(each -> each.pipeline().stream())
            .findFirst();
    if (owner.isPresent()) {
      return new Place(owner, owner.get().connection(name));
    }
    if (pipeline == null && !name.equals(Secrets.WAREHOUSE)) {
      var address = laptop.environment().connection(name);
      if (address.isPresent()) {
        return new Place(Optional.empty(), Drafting.connection(name, address.get()));
      }
    }
    List<Known> nobody = known.named(List.of(name));
    throw new TerminalException(
        CommandError.UNKNOWN_CONNECTION,
        "Cannot discover '%s': it is what pipelines publish into. See its tables with: ./weir sql"
            .formatted(nobody.getFirst().name()));
  }

  /** Of an API, whose paths nobody can list, the one that its first source asks for. */
  private Optional<String> pattern(Place place) {
    if (pattern != null || !(place.connection() instanceof Connection.Http)) {
      return Optional.ofNullable(pattern);
    }
    return place.pipeline().stream()
        .flatMap(whose -> whose.sources().values().stream())
        .filter(source -> source.connection().equals(name))
        .map(source -> ((HttpSource) source).request().path())
        .filter(path -> !path.contains("{"))
        .findFirst();
  }

  private void show(Connection connection, List<Discovered> found) {
    TextTable table =
        new TextTable(
            List.of("name", "rows (estimate)", "size", "key"),
            List.of(Align.LEFT, Align.RIGHT, Align.RIGHT, Align.LEFT));
    for (Discovered each : found) {
      table.row(
          each.name(),
          each.rows().map(Numbers::count).orElse(""),
          each.bytes().map(Numbers::bytes).orElse(""),
          String.join(", ", each.key()));
    }
    table.lines().forEach(console.out()::println);
    found.forEach(this::details);
    if (found.stream().allMatch(each -> each.columns().isEmpty() && each.source().isEmpty())) {
      console.out().println("For their columns, name fewer: with * and ? for any characters.");
    }
    if (connection instanceof Connection.Database) {
      console
          .out()
          .println(
              console.suggested(
                  "A pipeline that reads them: ./weir init NAME --from %s --tables '%s'"
                      .formatted(name, pattern == null ? "*" : pattern)));
    }
  }

  private void details(Discovered each) {
    if (each.columns().isEmpty() && each.source().isEmpty() && each.problem().isEmpty()) {
      return;
    }
    console.out().println();
    console.out().println(console.bold(each.name()));
    if (!each.columns().isEmpty()) {
      console
          .out()
          .println(
              "  "
                  + each.columns().entrySet().stream()
                      .map(column -> column.getKey() + " " + column.getValue())
                      .collect(Collectors.joining(", ")));
    }
    each.source().forEach(line -> console.out().println("  " + line));
    each.problem().ifPresent(problem -> console.out().println("  " + console.yellow(problem)));
  }
}
