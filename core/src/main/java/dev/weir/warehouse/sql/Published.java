package dev.weir.warehouse.sql;

import dev.weir.schema.Column;
import dev.weir.warehouse.ExistingColumn;
import dev.weir.warehouse.TargetLoad;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is published of the columns of one target. */
final class Published {
  private final Dialect dialect;
  private final TargetLoad target;
  private final Map<String, ExistingColumn> existing;

  /**
   * @param table the target's columns; those that it lacks are made for this publication
   */
  Published(Dialect dialect, TargetLoad target, List<ExistingColumn> table) {
    this.dialect = dialect;
    this.target = target;
    this.existing =
        table.stream().collect(Collectors.toMap(ExistingColumn::name, Function.identity()));
  }

  /**
   * @param value SQL: the column of the staging table
   */
  String value(Column column, String value) {
    return dialect.published(
        value, column, Optional.ofNullable(existing.get(column.name())), target.design());
  }

  /** The same of a column of the target's schema. */
  String value(String column, String value) {
    return value(target.schema().column(column).orElseThrow(), value);
  }
}
