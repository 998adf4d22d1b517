package dev.weir.cli.draft;

import dev.weir.cli.draft.column.FieldNames;
import dev.weir.cli.draft.column.Yaml;
import dev.weir.cli.error.CommandError;
import dev.weir.error.TerminalException;
import dev.weir.pipeline.Connection;
import dev.weir.pipeline.Connection.DatabaseKind;
import dev.weir.source.Glob;
import dev.weir.source.SourceDatabase;
import dev.weir.source.TableSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The tables of a database: each is a source, whose columns the database knows.
 *
 * @param connection its name
 * @param schema that targets lie in
 */
record DatabaseDraft(String connection, Connection.Database database, String schema) {
  Draft draft(SourceDatabase source, List<String> patterns) {
    List<String> tables = wanted(tables(source, !patterns.isEmpty()), patterns);
    FieldNames names = new FieldNames();
    List<String> sources = new ArrayList<>();
    List<String> targets = new ArrayList<>();
    for (String table : tables) {
      String name = names.of(table, "data");
      sources.add(
          "%s: {connection: %s, table: %s}"
              .formatted(Yaml.quoted(name), Yaml.quoted(connection), Yaml.quoted(table)));
      String empty = isEmpty(source, table) ? ", allow-empty: true" : "";
      targets.add(
          "%s: {from: %s, table: %s%s}"
              .formatted(
                  Yaml.quoted(name), Yaml.quoted(name), Yaml.quoted(schema + "." + name), empty));
    }
    String line =
        "%s: {kind: %s, database: %s}"
            .formatted(
                Yaml.quoted(connection),
                database.kind().name().toLowerCase(Locale.ROOT),
                Yaml.quoted(database.database()));
    return new Draft("connection " + connection, line, sources, targets, List.of());
  }

  /** A view shows what tables have: it is drafted where it is named. */
  private static List<String> tables(SourceDatabase source, boolean viewsToo) {
    return source.tables().stream()
        .filter(table -> table.stored() || viewsToo)
        .map(TableSummary::name)
        .toList();
  }

  private List<String> wanted(List<String> tables, List<String> patterns) {
    List<String> wanted = new ArrayList<>();
    for (String pattern : patterns.isEmpty() ? List.of("*") : patterns) {
      Glob glob = Glob.parse(pattern, "connection " + connection);
      List<String> found = tables.stream().filter(glob::matches).toList();
      if (found.isEmpty()) {
        throw new TerminalException(
            CommandError.NO_DRAFT,
            "Cannot draft a pipeline from connection '%s': it has no table '%s' that its user may read. Tables: %s."
                .formatted(
                    connection, pattern, tables.isEmpty() ? "none" : String.join(", ", tables)));
      }
      found.stream().filter(table -> !wanted.contains(table)).forEach(wanted::add);
    }
    return wanted;
  }

  /** A target that replaces its table by nothing must say that it may. */
  private boolean isEmpty(SourceDatabase source, String table) {
    char quote = database.kind() == DatabaseKind.MYSQL ? '`' : '"';
    String quoted = quote + table.replace(".", quote + "." + quote) + quote;
    return source.query("SELECT 1 AS one FROM " + quoted + " LIMIT 1", 1).rows().isEmpty();
  }
}
