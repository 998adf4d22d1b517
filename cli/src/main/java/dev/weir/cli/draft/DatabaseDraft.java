package dev.weir.cli.draft;

import dev.weir.cli.draft.column.FieldNames;
import dev.weir.cli.draft.column.Yaml;
import dev.weir.cli.error.CommandError;
import dev.weir.error.TerminalException;
import dev.weir.pipeline.Connection;
import dev.weir.pipeline.Connection.DatabaseKind;
import dev.weir.schema.Rows;
import dev.weir.source.Glob;
import dev.weir.source.SourceDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The tables of a database: each is a source, whose columns the database knows.
 *
 * @param connection its name
 * @param schema that targets lie in
 */
record DatabaseDraft(String connection, Connection.Database database, String schema) {
  private static final int MOST_TABLES = 1000;

  private static final String POSTGRESQL =
      """
      SELECT CASE WHEN n.nspname = 'public' THEN c.relname ELSE n.nspname || '.' || c.relname END
      FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
        AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname NOT IN ('information_schema', 'weir')
        AND pg_catalog.has_table_privilege(c.oid, 'SELECT')
      ORDER BY 1""";

  private static final String MYSQL =
      """
      SELECT table_name AS name FROM information_schema.tables
      WHERE table_schema = database() AND table_type = 'BASE TABLE'
      ORDER BY 1""";

  Draft draft(SourceDatabase source, List<String> patterns) {
    List<String> tables = wanted(tables(source), patterns);
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

  private List<String> tables(SourceDatabase source) {
    String sql = database.kind() == DatabaseKind.MYSQL ? MYSQL : POSTGRESQL;
    Rows rows = source.query(sql, MOST_TABLES);
    return rows.rows().stream().map(row -> Objects.toString(row.getFirst())).toList();
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
