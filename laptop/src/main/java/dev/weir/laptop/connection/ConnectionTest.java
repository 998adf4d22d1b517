package dev.weir.laptop.connection;

import dev.weir.error.TerminalException;
import dev.weir.error.WeirException;
import dev.weir.events.Events;
import dev.weir.folder.FolderFiles;
import dev.weir.laptop.Functions;
import dev.weir.laptop.Laptop;
import dev.weir.laptop.LaptopError;
import dev.weir.making.Sample;
import dev.weir.pipeline.Connection;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.source.Source;
import dev.weir.pipeline.source.Source.DatabaseSource;
import dev.weir.pipeline.source.Source.FileSource;
import dev.weir.pipeline.source.Source.HttpSource;
import dev.weir.postgres.warehouse.PostgresWarehouse;
import dev.weir.source.ServerIdentity;
import dev.weir.source.SourceDatabase;
import dev.weir.source.SourceFiles;
import dev.weir.warehouse.sql.PublicationSql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Opens a connection as a run does, and asks for all that the pipeline's sources read of it,
 * without reading it: of a database nothing, of an API its first answer.
 */
public final class ConnectionTest {
  private static final Events NOBODY = _ -> {};

  private final Laptop laptop;
  private final Map<String, String> facts = new LinkedHashMap<>();
  private final List<WeirException> problems = new ArrayList<>();

  private ConnectionTest(Laptop laptop) {
    this.laptop = laptop;
  }

  /** Of a connection of a pipeline. */
  public static TestedConnection of(Laptop laptop, Pipeline pipeline, String name) {
    ConnectionTest test = new ConnectionTest(laptop);
    return test.tested(() -> test.open(pipeline, name));
  }

  /**
   * @param schemas that targets lie in
   */
  public static TestedConnection ofWarehouse(Laptop laptop, Collection<String> schemas) {
    ConnectionTest test = new ConnectionTest(laptop);
    List<String> all = new ArrayList<>(schemas);
    all.add(PublicationSql.SCHEMA);
    return test.tested(() -> test.warehouse(all));
  }

  private TestedConnection tested(Runnable opening) {
    attempt(opening);
    return new TestedConnection(facts, problems);
  }

  private boolean attempt(Runnable opening) {
    try {
      opening.run();
      return true;
    } catch (WeirException e) {
      problems.add(e);
      return false;
    }
  }

  private void open(Pipeline pipeline, String name) {
    switch (pipeline.connection(name)) {
      case Connection.Database database -> database(pipeline, name, database);
      case Connection.Http http -> api(sources(pipeline, name, HttpSource.class), http);
      case Connection.Files _ -> files(pipeline, name);
    }
  }

  private void database(Pipeline pipeline, String name, Connection.Database connection) {
    try (SourceDatabase database = laptop.database(pipeline.name(), name, connection)) {
      identity(database.identify());
      List<String> read = new ArrayList<>();
      sources(pipeline, name, DatabaseSource.class)
          .forEach(
              (source, of) -> {
                if (attempt(() -> database.describe(of.relation()))) {
                  read.add(source);
                }
              });
      if (!read.isEmpty()) {
        facts.put("may read", String.join(", ", read));
      }
    }
  }

  private void identity(ServerIdentity server) {
    facts.put("server", "%s at %s".formatted(server.product(), server.address()));
    facts.put("user", server.user());
    facts.put(
        "encryption",
        server
            .protocol()
            .map(
                protocol ->
                    protocol
                        + (server.proven()
                            ? ", the server has proven who it is"
                            : ", the server need not prove who it is"))
            .orElse("none"));
  }

  private void api(Map<String, HttpSource> sources, Connection.Http connection) {
    // One whose path has values of other answers would ask for those first.
    Optional<Map.Entry<String, HttpSource>> first =
        sources.entrySet().stream()
            .filter(source -> source.getValue().each().isEmpty())
            .findFirst()
            .or(() -> sources.entrySet().stream().findFirst());
    first.ifPresentOrElse(
        source -> {
          Sample sample =
              Functions.apis(laptop, NOBODY)
                  .preview(source.getKey(), source.getValue(), connection, 1);
          facts.put("answers", source.getValue().request().path());
          facts.put(
              "first record of " + source.getKey(),
              sample.rows().rows().isEmpty() ? "none" : "has the declared columns");
        },
        () -> facts.put("answers", "not asked: no source reads it"));
  }

  private void files(Pipeline pipeline, String name) {
    SourceFiles folder = FolderFiles.from(laptop.secrets(pipeline.name())).open(name);
    facts.put("folder", folder.location());
    sources(pipeline, name, FileSource.class)
        .forEach((source, of) -> attempt(() -> count(folder, source, of.path())));
  }

  private void count(SourceFiles folder, String source, String path) {
    int files = folder.list(path).size();
    if (files == 0) {
      throw new TerminalException(
          LaptopError.NO_SUCH_FILES,
          "Cannot read source '%s': no file in %s matches '%s'. Put the files there, or correct the source's path."
              .formatted(source, folder.location(), path));
    }
    facts.put("files of " + source, Integer.toString(files));
  }

  private void warehouse(Collection<String> schemas) {
    try (PostgresWarehouse warehouse = laptop.warehouse()) {
      identity(warehouse.identify());
      List<String> closed = warehouse.closed(schemas);
      String open =
          String.join(", ", schemas.stream().filter(schema -> !closed.contains(schema)).toList());
      if (!open.isEmpty()) {
        facts.put("may make tables in", open);
      }
      if (!closed.isEmpty()) {
        throw new TerminalException(
            LaptopError.NO_RIGHT,
            "Cannot make tables in %s of the warehouse: its user may not. Say there: GRANT USAGE, CREATE ON SCHEMA …, or, for schemas that are missing, GRANT CREATE ON DATABASE …."
                .formatted(String.join(", ", closed)));
      }
    }
  }

  private static <S extends Source> Map<String, S> sources(
      Pipeline pipeline, String connection, Class<S> kind) {
    Map<String, S> sources = new LinkedHashMap<>();
    pipeline
        .sources()
        .forEach(
            (name, source) -> {
              if (source.connection().equals(connection)) {
                sources.put(name, kind.cast(source));
              }
            });
    return sources;
  }
}
