package dev.weir.cli.connection;

import dev.weir.cli.draft.Drafting;
import dev.weir.cli.error.CommandError;
import dev.weir.error.TerminalException;
import dev.weir.error.WeirException;
import dev.weir.folder.FolderFiles;
import dev.weir.laptop.Functions;
import dev.weir.laptop.Laptop;
import dev.weir.pipeline.Connection;
import dev.weir.pipeline.source.Format;
import dev.weir.pipeline.source.Relation;
import dev.weir.source.Description;
import dev.weir.source.Glob;
import dev.weir.source.SourceDatabase;
import dev.weir.source.SourceFiles;
import dev.weir.source.SourceFiles.SourceFile;
import dev.weir.source.TableSummary;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Looks what a connection has to read, without reading more than the first bytes of it.
 *
 * @param pipeline whose connection it is, or would be
 * @param name of the connection
 */
record Discovery(Laptop laptop, String pipeline, String name) {
  /** Of so many, the columns are looked for: each costs a statement, or the start of a file. */
  private static final int MOST_DESCRIBED = 20;

  /**
   * @param pattern of tables or files; of an API, a path
   * @throws TerminalException if nothing is there
   */
  List<Discovered> in(Connection connection, Optional<String> pattern) throws InterruptedException {
    List<Discovered> found =
        switch (connection) {
          case Connection.Database database -> tables(database, pattern.orElse("*"));
          case Connection.Files _ -> files(pattern.orElse("**"));
          case Connection.Http http -> List.of(answer(http, pattern.orElse("")));
        };
    if (found.isEmpty()) {
      throw new TerminalException(
          CommandError.NOTHING_THERE,
          "Cannot find anything in connection '%s'%s that its user may read."
              .formatted(name, pattern.map(only -> " of the name '" + only + "'").orElse("")));
    }
    return found;
  }

  private List<Discovered> tables(Connection.Database connection, String pattern) {
    Glob glob = Glob.parse(pattern, "connection '" + name + "'");
    try (SourceDatabase database = laptop.database(pipeline, name, connection)) {
      List<TableSummary> tables =
          database.tables().stream().filter(table -> glob.matches(table.name())).toList();
      return tables.stream()
          .map(table -> table(database, table, tables.size() <= MOST_DESCRIBED))
          .toList();
    }
  }

  private static Discovered table(SourceDatabase database, TableSummary table, boolean describe) {
    Map<String, String> columns = new LinkedHashMap<>();
    List<String> key = List.of();
    Optional<String> problem = Optional.empty();
    if (describe) {
      try {
        Description described = database.describe(new Relation.Table(table.name(), Map.of()));
        key = described.key();
        described
            .schema()
            .columns()
            .forEach(
                column ->
                    columns.put(
                        column.name(),
                        column.type().text() + (column.nullable() ? "" : " not null")));
      } catch (WeirException e) {
        problem = Optional.ofNullable(e.getMessage());
      }
    }
    return new Discovered(
        table.name(),
        Optional.of(table.estimatedRows()).filter(rows -> rows >= 0),
        Optional.of(table.bytes()).filter(bytes -> bytes >= 0),
        key,
        columns,
        List.of(),
        problem);
  }

  private List<Discovered> files(String pattern) {
    SourceFiles folder = FolderFiles.from(laptop.secrets(pipeline)).open(name);
    List<SourceFile> files = folder.list(pattern);
    return IntStream.range(0, files.size())
        .mapToObj(
            i -> file(Path.of(folder.location()), files.get(i), files.size() <= MOST_DESCRIBED))
        .toList();
  }

  private static Discovered file(Path folder, SourceFile file, boolean describe) {
    List<String> source = List.of();
    Optional<String> problem = Optional.empty();
    Optional<Format> format = Format.byEnding(file.name());
    if (format.isEmpty()) {
      problem = Optional.of("its ending does not tell its format");
    } else if (describe) {
      try {
        source = Drafting.shape(folder.resolve(file.name()), format.get());
      } catch (WeirException e) {
        problem = Optional.ofNullable(e.getMessage());
      }
    }
    return new Discovered(
        file.name(),
        Optional.empty(),
        Optional.of(file.bytes()),
        List.of(),
        Map.of(),
        source,
        problem);
  }

  private Discovered answer(Connection.Http connection, String path) throws InterruptedException {
    byte[] body = Functions.apis(laptop, _ -> {}).answer(name, connection, path);
    Format format =
        Format.byEnding(path.replaceFirst("\\?.*", ""))
            .orElse(body.length > 0 && body[0] == '<' ? Format.XML : Format.JSON);
    return new Discovered(
        path,
        Optional.empty(),
        Optional.of((long) body.length),
        List.of(),
        Map.of(),
        Drafting.shape(path, format, body, true),
        Optional.empty());
  }
}
