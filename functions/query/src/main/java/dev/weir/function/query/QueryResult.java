package dev.weir.function.query;

import dev.weir.schema.ColumnType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a query, as it goes out: {@code {"columns": [{"name": "title", "type": "text"}],
 * "rows": [["Weaving"]], "truncated": false}}. Numbers are JSON numbers with all their digits,
 * times ISO 8601, bytes Base64.
 *
 * @param rows a value per column
 * @param truncated whether there are more rows than the limit
 */
public record QueryResult(
    List<ResultColumn> columns, List<List<@Nullable Object>> rows, boolean truncated) {
  public QueryResult {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  public record ResultColumn(String name, ColumnType type) {}
}
