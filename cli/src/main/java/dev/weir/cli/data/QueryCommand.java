package dev.weir.cli.data;

import dev.weir.cli.error.CommandError;
import dev.weir.cli.stack.StackOptions;
import dev.weir.cli.stack.Stacks;
import dev.weir.cli.view.Console;
import dev.weir.error.TerminalException;
import dev.weir.function.query.QueryResult;
import dev.weir.function.query.QueryService;
import dev.weir.laptop.Laptop;
import dev.weir.laptop.Project;
import dev.weir.message.QueryRequest;
import dev.weir.pipeline.Pipeline;
import dev.weir.schema.Column;
import dev.weir.schema.Rows;
import dev.weir.schema.Schema;
import dev.weir.stack.Stack;
import dev.weir.stack.call.StackAddress;
import dev.weir.warehouse.Warehouse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "query",
    description = "Asks a named query of a pipeline.",
    mixinStandardHelpOptions = true)
public final class QueryCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "NAME", description = "The pipeline; see weir list.")
  private String name = "";

  @Parameters(index = "1", paramLabel = "QUERY", description = "One of its queries.")
  private String query = "";

  @Parameters(index = "2..*", paramLabel = "KEY=VALUE", description = "The query's parameters.")
  private List<String> arguments = List.of();

  @Mixin private final Output output = new Output();

  @Mixin private final StackOptions stack = new StackOptions();

  private final Project project;
  private final Console console;
  private final Stacks stacks;

  public QueryCommand(Project project, Console console, Stacks stacks) {
    this.project = project;
    this.console = console;
    this.stacks = stacks;
  }

  @Override
  public Integer call() {
    QueryRequest request =
        new QueryRequest(
            name, query, parameters(), Optional.of(output.limit(QueryService.MAX_LIMIT)));
    Rows rows =
        stack
            .address()
            .map(address -> onStack(address, request))
            .orElseGet(() -> onLaptop(request));
    output.print(rows, console);
    return 0;
  }

  private Rows onStack(StackAddress address, QueryRequest request) {
    try (Stack found = stacks.find(address)) {
      return found.query(request);
    }
  }

  private Rows onLaptop(QueryRequest request) {
    try (Laptop laptop = new Laptop(project, console.err()::println)) {
      // A misspelt name needs no warehouse to be told.
      Pipeline pipeline = laptop.queried(name);
      try (Warehouse warehouse = laptop.warehouse()) {
        QueryService service = new QueryService(_ -> pipeline, warehouse);
        return rows(service.answer(request));
      }
    }
  }

  private Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (equals < 1) {
        throw new TerminalException(
            CommandError.BAD_ARGUMENT,
            "Cannot use '%s' as a parameter: write it as name=value.".formatted(argument));
      }
      parameters.put(argument.substring(0, equals), argument.substring(equals + 1));
    }
    return parameters;
  }

  private static Rows rows(QueryResult result) {
    List<Column> columns =
        result.columns().stream().map(c -> Column.nullable(c.name(), c.type())).toList();
    return new Rows(new Schema(columns), result.rows(), result.truncated());
  }
}
