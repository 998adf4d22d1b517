package dev.weir.cli.data;

import dev.weir.cli.error.CommandError;
import dev.weir.cli.view.Console;
import dev.weir.error.TerminalException;
import dev.weir.laptop.Laptop;
import dev.weir.laptop.Project;
import dev.weir.pipeline.Connection;
import dev.weir.pipeline.Pipeline;
import dev.weir.schema.Rows;
import dev.weir.source.SourceDatabase;
import dev.weir.warehouse.Warehouse;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "sql",
    description = "Runs a query on the warehouse, or on a source.",
    mixinStandardHelpOptions = true)
public final class SqlCommand implements Callable<Integer> {
  @Parameters(paramLabel = "SQL", description = "One query; it can only read.")
  private String sql = "";

  @Option(
      names = "--connection",
      paramLabel = "NAME",
      description = "A database that a pipeline reads from.")
  private @Nullable String connection;

  @Mixin private final Output output = new Output();

  private final Project project;
  private final Console console;

  public SqlCommand(Project project, Console console) {
    this.project = project;
    this.console = console;
  }

  @Override
  public Integer call() {
    try (Laptop laptop = new Laptop(project, console.err()::println)) {
      output.print(rows(laptop), console);
    }
    return 0;
  }

  private Rows rows(Laptop laptop) {
    if (connection == null) {
      try (Warehouse warehouse = laptop.warehouse()) {
        return warehouse.query(sql, Map.of(), output.limit());
      }
    }
    try (SourceDatabase source = source(laptop, connection)) {
      return source.query(sql, output.limit());
    }
  }

  private static SourceDatabase source(Laptop laptop, String connection) {
    for (String name : laptop.catalog().names()) {
      Pipeline pipeline = laptop.catalog().read(name).pipeline();
      if (pipeline.connections().get(connection) instanceof Connection.Database database) {
        return laptop.database(name, connection, database);
      }
    }
    throw new TerminalException(
        CommandError.BAD_ARGUMENT,
        "Cannot query '%s': no pipeline has a database connection of this name. See ./weir list and the connections in their files."
            .formatted(connection));
  }
}
