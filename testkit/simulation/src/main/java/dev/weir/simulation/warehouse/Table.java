package dev.weir.simulation.warehouse;

import dev.weir.simulation.sql.Statement.Definition;
import dev.weir.simulation.sql.TableRef;
import dev.weir.simulation.sql.run.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table as it was committed, or as a transaction sees it. */
public record Table(
    TableRef ref,
    List<Definition> columns,
    List<Row> rows,
    Optional<String> comment,
    Map<String, String> columnComments) {
  public Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    columnComments = Map.copyOf(columnComments);
  }

  static Table empty(TableRef ref, List<Definition> columns) {
    return new Table(ref, columns, List.of(), Optional.empty(), Map.of());
  }

  public List<String> columnNames() {
    return columns.stream().map(Definition::name).toList();
  }

  Table with(List<Row> others) {
    return new Table(ref, columns, others, comment, columnComments);
  }

  Table withColumns(List<Definition> others) {
    return new Table(ref, others, rows, comment, columnComments);
  }

  Table withComment(String text) {
    return new Table(ref, columns, rows, Optional.of(text), columnComments);
  }

  Table withColumnComments(Map<String, String> texts) {
    return new Table(ref, columns, rows, comment, texts);
  }
}
