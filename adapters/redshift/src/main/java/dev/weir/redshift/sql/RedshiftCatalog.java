package dev.weir.redshift.sql;

import dev.weir.error.TerminalException;
import dev.weir.pipeline.TableName;
import dev.weir.pipeline.design.Comments;
import dev.weir.redshift.statement.RedshiftError;
import dev.weir.redshift.statement.Result;
import dev.weir.redshift.statement.Statements;
import dev.weir.schema.Column;
import dev.weir.schema.Schema;
import dev.weir.warehouse.ExistingColumn;
import dev.weir.warehouse.ExistingColumn.Filling;
import dev.weir.warehouse.Publication;
import dev.weir.warehouse.TargetLoad;
import dev.weir.warehouse.sql.DeclaredTypes;
import dev.weir.warehouse.sql.LedgerSql;
import dev.weir.warehouse.sql.PublicationSql;
import dev.weir.warehouse.sql.WarehouseTables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the database has: schemas, tables, their columns and comments. */
public final class RedshiftCatalog {
  /** Names of tables that are Weir's own, with their comments. */
  private static final String OWN_TABLES =
      """
      SELECT CAST(c.relname AS varchar(127)), d.description, a.attname IS NOT NULL
      FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      LEFT JOIN pg_catalog.pg_description d
        ON d.objoid = c.oid AND d.classoid = c.tableoid AND d.objsubid = 0
      LEFT JOIN pg_catalog.pg_attribute a
        ON a.attrelid = c.oid AND a.attname = '%s' AND NOT a.attisdropped
      WHERE n.nspname = '%s' AND c.relkind = 'r'\
      """
          .formatted(LedgerSql.LAKE, PublicationSql.SCHEMA);

  /** The table itself is the column without a name. */
  private static final String COMMENTS =
      """
      SELECT CAST(n.nspname AS varchar(127)), CAST(c.relname AS varchar(127)),
        CAST(a.attname AS varchar(127)), d.description
      FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_catalog.pg_description d ON d.objoid = c.oid AND d.classoid = c.tableoid
      LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.objsubid
      WHERE\
      """;

  private final Statements statements;

  public RedshiftCatalog(Statements statements) {
    this.statements = statements;
  }

  /**
   * @param comment empty where there is none
   * @param hasLake whether it has a column {@link LedgerSql#LAKE}
   */
  public record OwnTable(String name, Optional<String> comment, boolean hasLake) {}

  /** Ledgers and staging tables, by name. */
  public Map<String, OwnTable> ownTables() {
    Result result = statements.read("look for ledgers and staging tables", OWN_TABLES);
    Map<String, OwnTable> tables = new LinkedHashMap<>();
    for (int i = 0; i < result.rows().size(); i++) {
      String name = result.text(i, 0).orElseThrow();
      tables.put(name, new OwnTable(name, result.text(i, 1), result.truth(i, 2)));
    }
    return tables;
  }

  /**
   * @throws TerminalException if a target is a view or anything else that rows are not written into
   */
  public WarehouseTables tables(Publication publication, Map<String, OwnTable> ownTables) {
    List<TableName> names = publication.targets().stream().map(TargetLoad::table).toList();
    Map<TableName, List<ExistingColumn>> columns = new HashMap<>();
    for (Found found : found(names)) {
      if (!found.table()) {
        throw new TerminalException(
            RedshiftError.NOT_A_TABLE,
            "Cannot publish into %s: it is a view or the like. Name a table as the target."
                .formatted(found.of()));
      }
      columns.computeIfAbsent(found.of(), _ -> new ArrayList<>()).add(found.existing());
    }
    Set<String> ledgers = new HashSet<>(ownTables.keySet());
    ledgers.retainAll(names.stream().map(LedgerSql::name).toList());
    Set<String> outdated =
        ownTables.values().stream()
            .filter(table -> ledgers.contains(table.name()) && !table.hasLake())
            .map(OwnTable::name)
            .collect(Collectors.toSet());
    return new WarehouseTables(schemas(names), ledgers, outdated, columns, comments(names));
  }

  // Not the remarks of svv_tables and svv_columns, which end after 256 bytes.
  private Map<TableName, Comments> comments(List<TableName> tables) {
    Result result =
        statements.read(
            "look at the targets' comments",
            COMMENTS + " " + named(tables, "n.nspname", "c.relname"));
    Map<TableName, Optional<String>> ofTables = new HashMap<>();
    Map<TableName, Map<String, String>> ofColumns = new HashMap<>();
    for (int i = 0; i < result.rows().size(); i++) {
      TableName table = table(result, i);
      String text = result.text(i, 3).orElseThrow();
      Map<String, String> columns = ofColumns.computeIfAbsent(table, _ -> new LinkedHashMap<>());
      result
          .text(i, 2)
          .ifPresentOrElse(
              column -> columns.put(column, text), () -> ofTables.put(table, Optional.of(text)));
    }
    Map<TableName, Comments> comments = new HashMap<>();
    ofColumns.forEach(
        (table, columns) ->
            comments.put(
                table, new Comments(ofTables.getOrDefault(table, Optional.empty()), columns)));
    return comments;
  }

  /** Types that Weir does not have are read as text. */
  public Optional<Schema> describe(TableName table) {
    List<Column> columns =
        found(List.of(table)).stream()
            .map(
                found ->
                    new Column(
                        found.name(),
                        RedshiftDialect.DECLARED.readable(found.declared()),
                        !found.notNull()))
            .toList();
    return columns.isEmpty() ? Optional.empty() : Optional.of(new Schema(columns));
  }

  private Set<String> schemas(List<TableName> tables) {
    Set<String> wanted = new TreeSet<>(Set.of(PublicationSql.SCHEMA));
    tables.forEach(table -> wanted.add(table.schema()));
    String names = wanted.stream().map("'%s'"::formatted).collect(Collectors.joining(", "));
    Result result =
        statements.read(
            "look for schemas",
            "SELECT CAST(nspname AS varchar(127)) FROM pg_catalog.pg_namespace WHERE nspname IN (%s)"
                .formatted(names));
    Set<String> schemas = new HashSet<>();
    for (int i = 0; i < result.rows().size(); i++) {
      schemas.add(result.text(i, 0).orElseThrow());
    }
    return schemas;
  }

  /**
   * @param filledBy its default, empty without one
   */
  private record Found(
      TableName of,
      String name,
      String declared,
      boolean notNull,
      Optional<String> filledBy,
      boolean table) {
    ExistingColumn existing() {
      return new ExistingColumn(
          name,
          declared,
          RedshiftDialect.DECLARED.exact(declared),
          DeclaredTypes.casts(declared),
          filling());
    }

    private Filling filling() {
      // GENERATED BY DEFAULT AS IDENTITY, which may be given, is default_identity.
      if (filledBy.filter(text -> text.startsWith("\"identity\"")).isPresent()) {
        return Filling.GENERATED;
      }
      if (!notNull) {
        return Filling.NULL;
      }
      return filledBy.isPresent() ? Filling.DEFAULT : Filling.REQUIRED;
    }
  }

  /** A condition on two columns. Names of tables are letters, digits and _ alone. */
  private static String named(List<TableName> tables, String schema, String name) {
    return tables.stream()
        .map(
            table ->
                "(%s = '%s' AND %s = '%s')".formatted(schema, table.schema(), name, table.table()))
        .collect(Collectors.joining(" OR "));
  }

  private static TableName table(Result result, int row) {
    return new TableName(result.text(row, 0).orElseThrow(), result.text(row, 1).orElseThrow());
  }

  private List<Found> found(List<TableName> tables) {
    Result result =
        statements.read(
            "look at the targets' columns",
            """
            SELECT c.table_schema, c.table_name, c.column_name, c.data_type,
              c.character_maximum_length, c.numeric_precision, c.numeric_scale, c.is_nullable,
              c.column_default, t.table_type
            FROM svv_columns c
            JOIN svv_tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
            WHERE %s
            ORDER BY c.table_schema, c.table_name, c.ordinal_position\
            """
                .formatted(named(tables, "c.table_schema", "c.table_name")));
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < result.rows().size(); i++) {
      found.add(
          new Found(
              table(result, i),
              result.text(i, 2).orElseThrow(),
              declared(result, i),
              result.text(i, 7).orElse("").equals("NO"),
              result.text(i, 8),
              result.text(i, 9).orElse("").equals("BASE TABLE")));
    }
    return found;
  }

  /** With its length or its digits, as {@link RedshiftDialect#DECLARED} reads it. */
  private static String declared(Result result, int row) {
    String type = result.text(row, 3).orElseThrow();
    return switch (type) {
      case "character varying", "character", "binary varying" ->
          result.text(row, 4).map(length -> type + "(" + length + ")").orElse(type);
      case "numeric" ->
          "numeric(%s,%s)"
              .formatted(result.text(row, 5).orElse(""), result.text(row, 6).orElse(""));
      default -> type;
    };
  }
}
