package dev.weir.simulation.sql;

import java.util.List;
import java.util.Optional;

/** A statement that Weir writes. Others are not known, and fail loudly. */
public sealed interface Statement {
  record Query(Select select) implements Statement {}

  record Insert(TableRef table, List<String> columns, Select select) implements Statement {}

  record Delete(TableRef table, List<Select.From> using, Optional<Expression> where)
      implements Statement {}

  record Assignment(String column, Expression value) {}

  record Update(
      TableRef table,
      List<Assignment> assignments,
      List<Select.From> from,
      Optional<Expression> where)
      implements Statement {}

  record CreateSchema(String name) implements Statement {}

  /** A column as it is declared. */
  record Definition(String name, String type, boolean notNull) {}

  record CreateTable(TableRef table, boolean ifNotExists, List<Definition> columns)
      implements Statement {}

  record AddColumn(TableRef table, Definition column) implements Statement {}

  record AlterType(TableRef table, String column, String type) implements Statement {}

  /**
   * @param column empty for the table itself
   */
  record Comment(TableRef table, String column, String text) implements Statement {}

  record Drop(List<TableRef> tables, boolean ifExists) implements Statement {}

  record Lock(List<TableRef> tables) implements Statement {}

  record Copy(TableRef table, List<String> columns, String manifest) implements Statement {}
}
