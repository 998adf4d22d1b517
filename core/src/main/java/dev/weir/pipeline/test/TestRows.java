package dev.weir.pipeline.test;

import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.InOrder;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rows of a data set as a test writes them. A column that a row does not have is null in it.
 *
 * @param path where they are written: row 0 is at {@code path[0]}
 * @param types of columns, where they are said
 */
public record TestRows(String path, Map<String, ColumnType> types, List<Map<String, Cell>> rows) {
  public TestRows {
    types = InOrder.copyOf(types);
    rows = rows.stream().map(InOrder::copyOf).toList();
  }

  /** What a value is in YAML. */
  public enum Kind {
    NULL,
    TEXT,
    WHOLE,
    NUMBER,
    BOOLEAN
  }

  /**
   * @param text as it is written; empty for null
   */
  public record Cell(Kind kind, String text) {
    public static final Cell NULL = new Cell(Kind.NULL, "");
  }

  /** Those with a type first, then in the order of the rows. */
  public Set<String> columns() {
    Set<String> columns = new LinkedHashSet<>(types.keySet());
    rows.forEach(row -> columns.addAll(row.keySet()));
    return columns;
  }

  /** Where a column is written first. */
  public String pathOf(String column) {
    for (int row = 0; row < rows.size(); row++) {
      if (rows.get(row).containsKey(column)) {
        return path + "[" + row + "]." + column;
      }
    }
    return path;
  }

  public Cell cell(int row, String column) {
    return rows.get(row).getOrDefault(column, Cell.NULL);
  }

  /** As it is said, else by what its values look like. */
  public ColumnType type(String column) {
    return Optional.ofNullable(types.get(column)).orElseGet(() -> lookedAt(column));
  }

  private ColumnType lookedAt(String column) {
    Map<Kind, Boolean> kinds = new LinkedHashMap<>();
    for (int row = 0; row < rows.size(); row++) {
      kinds.put(cell(row, column).kind(), true);
    }
    kinds.remove(Kind.NULL);
    if (kinds.keySet().equals(Set.of(Kind.WHOLE))) {
      return Simple.BIGINT;
    }
    if (kinds.keySet().equals(Set.of(Kind.BOOLEAN))) {
      return Simple.BOOLEAN;
    }
    boolean numbers = Set.of(Kind.WHOLE, Kind.NUMBER).containsAll(kinds.keySet());
    return numbers && !kinds.isEmpty() ? Simple.DOUBLE : Simple.TEXT;
  }
}
