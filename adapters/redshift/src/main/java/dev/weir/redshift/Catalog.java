package dev.weir.redshift;

import dev.weir.error.TerminalException;
import dev.weir.redshift.statement.RedshiftError;
import dev.weir.redshift.statement.Result;
import dev.weir.redshift.statement.Statements;
import dev.weir.schema.Column;
import dev.weir.schema.Schema;
import dev.weir.warehouse.ExistingColumn;
import dev.weir.warehouse.Publication;
import dev.weir.warehouse.TableName;
import dev.weir.warehouse.TargetLoad;
import dev.weir.warehouse.sql.DeclaredType;
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

/** What the database has: schemas, tables and their columns. */
final class Catalog {
  /** Names of tables that are Weir's own, with their comments. */
  private static final String OWN_TABLES =
      """
      SELECT CAST(c.relname AS varchar(127)), d.description
      FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      LEFT JOIN pg_catalog.pg_description d
        ON d.objoid = c.oid AND d.classoid = c.tableoid AND d.objsubid = 0
      WHERE n.nspname = '%s' AND c.relkind = 'r'\
      """
          .formatted(PublicationSql.SCHEMA);

  private final Statements statements;

  Catalog(Statements statements) {
    this.statements = statements;
  }

  /**
   * @param comment empty where there is none
   */
  record OwnTable(String name, Optional<String> comment) {}

  /** Ledgers and staging tables, by name. */
  Map<String, OwnTable> ownTables() {
    Result result = statements.read("look for ledgers and staging tables", OWN_TABLES);
    Map<String, OwnTable> tables = new LinkedHashMap<>();
    for (int i = 0; i < result.rows().size(); i++) {
      String name = result.text(i, 0).orElseThrow();
      tables.put(name, new OwnTable(name, result.text(i, 1)));
    }
    return tables;
  }

  /**
   * @throws TerminalException if a target is a view or anything else that rows are not written into
   */
  WarehouseTables tables(Publication publication, Set<String> ownTables) {
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
    Set<String> ledgers = new HashSet<>(ownTables);
    ledgers.retainAll(names.stream().map(LedgerSql::name).toList());
    return new WarehouseTables(schemas(names), ledgers, columns);
  }

  /** Types that Weir does not have are read as text. */
  Optional<Schema> describe(TableName table) {
    List<Column> columns =
        found(List.of(table)).stream()
            .map(
                found ->
                    new Column(
                        found.name(), DeclaredType.readable(found.declared()), !found.notNull()))
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

  private record Found(
      TableName of,
      String name,
      String declared,
      boolean notNull,
      boolean hasDefault,
      boolean table) {
    ExistingColumn existing() {
      return new ExistingColumn(
          name, declared, DeclaredType.exact(declared), notNull && !hasDefault);
    }
  }

  // Names of tables are letters, digits and _ alone.
  private List<Found> found(List<TableName> tables) {
    String wanted =
        tables.stream()
            .map(
                table ->
                    "(c.table_schema = '%s' AND c.table_name = '%s')"
                        .formatted(table.schema(), table.table()))
            .collect(Collectors.joining(" OR "));
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
                .formatted(wanted));
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < result.rows().size(); i++) {
      found.add(
          new Found(
              new TableName(result.text(i, 0).orElseThrow(), result.text(i, 1).orElseThrow()),
              result.text(i, 2).orElseThrow(),
              declared(result, i),
              result.text(i, 7).orElse("").equals("NO"),
              result.text(i, 8).isPresent(),
              result.text(i, 9).orElse("").equals("BASE TABLE")));
    }
    return found;
  }

  /** With its length or its digits, as {@link DeclaredType} reads it. */
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
