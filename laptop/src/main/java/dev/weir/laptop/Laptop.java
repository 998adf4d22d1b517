package dev.weir.laptop;

import dev.weir.database.choice.Databases;
import dev.weir.duckdb.DuckDbEngine;
import dev.weir.error.TerminalException;
import dev.weir.folder.FolderLake;
import dev.weir.lake.Scratch;
import dev.weir.laptop.server.LaptopServer;
import dev.weir.parquet.WriterSettings;
import dev.weir.pipeline.Connection;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.Query;
import dev.weir.pipeline.read.PipelineCatalog;
import dev.weir.postgres.connection.PostgresConnections;
import dev.weir.postgres.warehouse.PostgresWarehouse;
import dev.weir.postgres.warehouse.WarehouseSettings;
import dev.weir.project.Environment;
import dev.weir.secrets.ConnectionUri;
import dev.weir.secrets.Secrets;
import dev.weir.source.SourceDatabase;
import dev.weir.sql.SqlEngine.SqlProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The outside world as a laptop has it: the lake in a folder, connections from the environment, and
 * an embedded PostgreSQL where the environment names no warehouse, or no database that a pipeline
 * has a sample of. The server is started when it is first needed.
 */
public final class Laptop implements AutoCloseable {
  private final Project project;
  private final Consumer<String> told;
  private final PipelineCatalog catalog;
  private final FolderLake lake;
  private final Secrets environment;
  private final Scratch scratch;
  private @Nullable DuckDbEngine engine;
  private @Nullable LaptopServer server;

  /**
   * @param told what takes long, for people
   */
  public Laptop(Project project, Consumer<String> told) {
    this.project = project;
    this.told = told;
    this.catalog = project.catalog();
    StateFolder.close(project.allState(), told);
    this.scratch = Scratch.shared(project.scratch(), Duration.ZERO);
    this.lake = new FolderLake(project.lake(), scratch);
    this.environment = new LaptopConnections(project);
  }

  public Project project() {
    return project;
  }

  public PipelineCatalog catalog() {
    return catalog;
  }

  public FolderLake lake() {
    return lake;
  }

  /** The engine that binds SQL, started now if it is not there. */
  public synchronized DuckDbEngine engine() {
    if (engine == null) {
      engine = new DuckDbEngine();
    }
    return engine;
  }

  public Scratch scratch() {
    return scratch;
  }

  /**
   * A pipeline whose named queries read the tables of the environment.
   *
   * @throws TerminalException if a query's SQL cannot be given the environment's schemas
   */
  public Pipeline queried(String name) {
    Pipeline written = catalog.read(name).pipeline();
    if (project.environment().schemaPrefix().isEmpty()) {
      return written;
    }
    Map<String, Query> queries = new LinkedHashMap<>();
    written.queries().forEach((query, of) -> queries.put(query, prefixed(name, query, of)));
    return written.withQueries(queries);
  }

  private Query prefixed(String pipeline, String name, Query query) {
    Environment environment = project.environment();
    try {
      return new Query(
          query.parameters(), engine().prefixed(query.sql(), environment.schemaPrefix()));
    } catch (SqlProblem e) {
      throw new TerminalException(
          LaptopError.NOT_IN_ENVIRONMENT,
          "Cannot ask query '%s' of pipeline '%s' in environment '%s', whose schema-prefix belongs before each of its tables: %s Write it so that DuckDB can parse it too, or choose an environment without a schema-prefix."
              .formatted(name, pipeline, environment.name(), e.getMessage()),
          e);
    }
  }

  /** The embedded server, started now if it is not running. */
  public synchronized LaptopServer server() {
    if (server == null) {
      server = LaptopServer.join(project.server(), told);
    }
    return server;
  }

  /** Whether there is a warehouse, or would have to be made first. */
  public boolean hasWarehouse() {
    return environment.connection(Secrets.WAREHOUSE).isPresent() || Files.exists(project.server());
  }

  public PostgresWarehouse warehouse() {
    ConnectionUri uri =
        environment
            .connection(Secrets.WAREHOUSE)
            .orElseGet(() -> server().database(Secrets.WAREHOUSE, Optional.empty(), told));
    return new PostgresWarehouse(
        new PostgresConnections(Secrets.WAREHOUSE, uri, Secrets.WAREHOUSE),
        scratch.make().path(),
        WarehouseSettings.DEFAULT);
  }

  /** Connections that the environment names. */
  public Secrets environment() {
    return environment;
  }

  /** The environment, and where it says nothing the folder {@code input} of the pipeline. */
  public Secrets secrets(String pipeline) {
    Path input = project.input(pipeline);
    return name -> environment.connection(name).or(() -> Optional.of(folder(name, input)));
  }

  /**
   * A database of a pipeline; the embedded one is filled with the pipeline's sample when it is
   * first opened.
   */
  public SourceDatabase database(String pipeline, String name, Connection.Database connection) {
    Secrets secrets =
        asked ->
            Optional.of(
                environment
                    .connection(asked)
                    .orElseGet(() -> embedded(pipeline, asked, connection)));
    return new Databases(secrets, WriterSettings.of(project.variables())).open(name, connection);
  }

  private ConnectionUri embedded(String pipeline, String name, Connection.Database connection) {
    return switch (connection.kind()) {
      case MYSQL -> throw unset(name, "mysql://user:password@host:3306/database.");
      case POSTGRESQL -> {
        Path sample = project.sample(pipeline, connection);
        if (!Files.isRegularFile(sample)) {
          throw unset(
              name,
              "postgresql://user:password@host:5432/database, or write SQL that makes a sample database into %s."
                  .formatted(sample));
        }
        yield server().database(connection.database(), Optional.of(sample), told);
      }
    };
  }

  /**
   * What stands in for addresses that are not set, for people: a sample for a database, a folder of
   * the project for the warehouse.
   */
  public List<String> standIns(Pipeline pipeline) {
    List<String> standIns = new ArrayList<>(samples(pipeline));
    if (environment.connection(Secrets.WAREHOUSE).isEmpty()) {
      standIns.add(
          "%s is not set: the warehouse is the embedded PostgreSQL in %s."
              .formatted(
                  Secrets.variable(Secrets.WAREHOUSE),
                  project.root().relativize(project.server())));
    }
    return standIns;
  }

  /** Samples that stand in for databases whose addresses are not set, for people. */
  public List<String> samples(Pipeline pipeline) {
    List<String> samples = new ArrayList<>();
    pipeline
        .connections()
        .forEach(
            (name, connection) -> {
              if (connection instanceof Connection.Database database
                  && environment.connection(name).isEmpty()
                  && Files.exists(project.sample(pipeline.name(), database))) {
                samples.add(
                    "%s is not set: connection '%s' is the sample %s."
                        .formatted(
                            Secrets.variable(name),
                            name,
                            project.sample(pipeline.name(), database)));
              }
            });
    return samples;
  }

  private static ConnectionUri folder(String name, Path input) {
    return ConnectionUri.parse(name, input.toUri().toString());
  }

  private static TerminalException unset(String name, String what) {
    return new TerminalException(
        LaptopError.NO_ADDRESS,
        "Cannot reach connection '%s': nothing says where it is. Set %s=%s"
            .formatted(name, Secrets.variable(name), what));
  }

  @Override
  public synchronized void close() {
    if (engine != null) {
      engine.close();
    }
    if (server != null) {
      server.close();
    }
    scratch.close();
  }
}
