package dev.weir.warehouse.sql;

import dev.weir.pipeline.TableName;
import dev.weir.pipeline.design.Comments;
import dev.weir.schema.SchemaChange;
import dev.weir.warehouse.ExistingColumn;
import dev.weir.warehouse.Publication;
import dev.weir.warehouse.TargetLoad;
import dev.weir.warehouse.columns.ColumnChanges;
import dev.weir.warehouse.columns.Preflight;
import dev.weir.warehouse.columns.TableColumns;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a warehouse has of what a publication needs.
 *
 * @param schemas by name, of those that are needed
 * @param ledgers by name, of those that are needed
 * @param outdated by name, ledgers of an earlier version, without {@link LedgerSql#LAKE}
 * @param columns of each target, in order; empty for a table that is not there
 * @param comments of the targets' tables that have any
 */
public record WarehouseTables(
    Set<String> schemas,
    Set<String> ledgers,
    Set<String> outdated,
    Map<TableName, List<ExistingColumn>> columns,
    Map<TableName, Comments> comments) {
  public WarehouseTables {
    schemas = Set.copyOf(schemas);
    ledgers = Set.copyOf(ledgers);
    outdated = Set.copyOf(outdated);
    columns = Map.copyOf(columns);
    comments = Map.copyOf(comments);
  }

  /** The columns of a target's table, under the names that they get. */
  public List<ExistingColumn> of(TargetLoad target) {
    return table(target).columns();
  }

  private TableColumns table(TargetLoad target) {
    return new TableColumns(target, found(target));
  }

  private List<ExistingColumn> found(TargetLoad target) {
    return columns.getOrDefault(target.table(), List.of());
  }

  /** What speaks against publishing, one sentence each. */
  public List<String> problems(Publication publication, PublicationSql sql) {
    List<String> problems = new ArrayList<>();
    for (TargetLoad target : publication.targets()) {
      problems.addAll(Preflight.problems(target, found(target), sql.target()));
    }
    return problems;
  }

  /** What becomes of columns that differ. */
  public List<SchemaChange> changes(Publication publication, PublicationSql sql) {
    return publication.targets().stream()
        .flatMap(target -> ColumnChanges.of(target, table(target), sql.target()).stream())
        .toList();
  }

  /**
   * Statements that make what is not there yet: schemas, ledgers, tables, columns, comments.
   * Columns that are renamed or widened are among them.
   */
  public Set<String> missing(Publication publication, PublicationSql sql) {
    Set<String> statements = new LinkedHashSet<>();
    for (TargetLoad target : publication.targets()) {
      TableName table = target.table();
      if (!schemas.contains(PublicationSql.SCHEMA)) {
        statements.add(TargetSql.createSchema(PublicationSql.SCHEMA));
      }
      if (!ledgers.contains(LedgerSql.name(table))) {
        statements.add(sql.ledger().create(table));
      }
      if (outdated.contains(LedgerSql.name(table))) {
        statements.add(sql.ledger().addLake(table));
      }
      if (!schemas.contains(table.schema())) {
        statements.add(TargetSql.createSchema(table.schema()));
      }
      statements.addAll(columns(target, sql.target()));
      Comments there = comments.getOrDefault(table, Comments.NONE);
      statements.addAll(sql.target().comments(target, there));
    }
    return statements;
  }

  private List<String> columns(TargetLoad target, TargetSql sql) {
    TableColumns table = table(target);
    List<String> statements = new ArrayList<>();
    if (table.columns().isEmpty()) {
      statements.add(sql.create(target));
    }
    table
        .renamed()
        .forEach(
            (before, after) -> statements.add(sql.renameColumn(target.table(), before, after)));
    table.added().forEach(column -> statements.add(sql.addColumn(target, column)));
    if (sql.inPlace()) {
      table
          .widened()
          .forEach((name, type) -> statements.addAll(sql.statements(target.table(), name, type)));
    }
    return statements;
  }
}
