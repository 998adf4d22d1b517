package dev.weir.warehouse.sql;

import dev.weir.pipeline.TableName;
import dev.weir.pipeline.design.Comments;
import dev.weir.schema.Column;
import dev.weir.warehouse.ExistingColumn;
import dev.weir.warehouse.Preflight;
import dev.weir.warehouse.Publication;
import dev.weir.warehouse.TargetLoad;
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

  public List<ExistingColumn> of(TargetLoad target) {
    return columns.getOrDefault(target.table(), List.of());
  }

  /** What speaks against publishing, one sentence each. */
  public List<String> problems(Publication publication) {
    List<String> problems = new ArrayList<>();
    for (TargetLoad target : publication.targets()) {
      problems.addAll(Preflight.problems(target, of(target)));
    }
    return problems;
  }

  /** Statements that make what is not there yet: schemas, ledgers, tables, columns, comments. */
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
      if (of(target).isEmpty()) {
        statements.add(sql.target().create(target));
      } else {
        for (Column column : Preflight.missing(target, of(target))) {
          statements.add(sql.target().addColumn(target, column));
        }
      }
      Comments there = comments.getOrDefault(table, Comments.NONE);
      statements.addAll(sql.target().comments(target, there));
    }
    return statements;
  }
}
