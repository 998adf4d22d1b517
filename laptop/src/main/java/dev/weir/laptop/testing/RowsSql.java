package dev.weir.laptop.testing;

import dev.weir.pipeline.place.Problems;
import dev.weir.pipeline.test.PipelineTest;
import dev.weir.pipeline.test.TestRows;
import dev.weir.pipeline.test.TestRows.Cell;
import dev.weir.pipeline.test.TestRows.Kind;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Schema;
import dev.weir.sql.Literals;
import dev.weir.sql.Sql;
import dev.weir.sql.StepProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows of a test as a SELECT.
 *
 * @param problems gets values that are not of their column's type
 */
record RowsSql(PipelineTest test, Problems problems) {
  String select(TestRows rows, Schema schema) {
    List<String> selects = new ArrayList<>();
    for (int row = 0; row < rows.rows().size(); row++) {
      List<String> values = new ArrayList<>();
      for (Column column : schema.columns()) {
        values.add(value(rows, row, column) + " AS " + Sql.identifier(column.name()));
      }
      selects.add("SELECT " + String.join(", ", values));
    }
    return selects.isEmpty() ? none(schema) : String.join("\nUNION ALL\n", selects);
  }

  private static String none(Schema schema) {
    return schema.columns().stream()
        .map(c -> Sql.cast("NULL", c.type()) + " AS " + Sql.identifier(c.name()))
        .collect(Collectors.joining(", ", "SELECT ", " WHERE FALSE"));
  }

  private String value(TestRows rows, int row, Column column) {
    Cell cell = rows.cell(row, column.name());
    if (cell.kind() == Kind.NULL) {
      return Sql.cast("NULL", column.type());
    }
    if (column.type() == Simple.BINARY) {
      return "from_base64(" + Sql.literal(cell.text()) + ")";
    }
    try {
      return Literals.of(cell.text(), column.type());
    } catch (StepProblem e) {
      String path = rows.path() + "[" + row + "]." + column.name();
      problems.add(test.positions(), path, e.getMessage());
      return Sql.cast("NULL", column.type());
    }
  }
}
