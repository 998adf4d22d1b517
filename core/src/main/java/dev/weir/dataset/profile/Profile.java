package dev.weir.dataset.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of a data set look like.
 *
 * @param rows that were looked at: its first ones
 * @param whole whether these are all that it has
 * @param columns in the order of its schema; those whose values may not be shown are left out
 * @param firstRows values in the order of {@code columns}, as text; null where one is missing
 */
public record Profile(
    long rows, boolean whole, List<ColumnProfile> columns, List<List<@Nullable String>> firstRows) {
  // Not compact: javac keeps no annotations within the types of a compact constructor's parameters.
  public Profile(
      long rows,
      boolean whole,
      List<ColumnProfile> columns,
      List<List<@Nullable String>> firstRows) {
    this.rows = rows;
    this.whole = whole;
    this.columns = List.copyOf(columns);
    this.firstRows = List.copyOf(firstRows);
  }
}
