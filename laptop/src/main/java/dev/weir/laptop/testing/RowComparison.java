package dev.weir.laptop.testing;

import dev.weir.laptop.testing.Difference.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds rows against those that are expected, in any order, each as often as it is there.
 *
 * @param dataSet as differences name it
 * @param columns of all rows, in their order
 * @param keys by which people tell rows apart: of no use unless all are among the columns
 */
record RowComparison(String dataSet, List<String> columns, List<String> keys) {
  /** Of doubles, what their arithmetic may lose. */
  private static final double TOLERANCE = 1e-9;

  private record Row(List<@Nullable Object> values) {}

  List<Difference> of(List<List<@Nullable Object>> expected, List<List<@Nullable Object>> actual) {
    List<Row> missing = new ArrayList<>();
    List<Row> unexpected = rows(actual);
    for (Row row : rows(expected)) {
      unexpected.stream()
          .filter(other -> same(row, other, columns))
          .findFirst()
          .ifPresentOrElse(unexpected::remove, () -> missing.add(row));
    }
    List<Difference> differences = new ArrayList<>();
    for (Row row : missing) {
      Optional<Row> other =
          unexpected.stream().filter(found -> hasKeys() && same(row, found, keys)).findFirst();
      other.ifPresent(unexpected::remove);
      differences.add(
          other.map(found -> differs(row, found)).orElseGet(() -> whole(Kind.MISSING, row)));
    }
    unexpected.forEach(row -> differences.add(whole(Kind.UNEXPECTED, row)));
    return differences;
  }

  private static List<Row> rows(List<List<@Nullable Object>> all) {
    List<Row> rows = new ArrayList<>();
    for (List<@Nullable Object> values : all) {
      rows.add(new Row(values));
    }
    return rows;
  }

  private Difference whole(Kind kind, Row row) {
    return new Difference(dataSet, kind, shown(row, columns), Map.of());
  }

  private boolean hasKeys() {
    return !keys.isEmpty() && columns.containsAll(keys);
  }

  private Difference differs(Row expected, Row actual) {
    List<String> wrong =
        columns.stream().filter(column -> !same(expected, actual, List.of(column))).toList();
    List<String> told = new ArrayList<>(keys);
    told.addAll(wrong);
    return new Difference(dataSet, Kind.DIFFERS, shown(actual, told), shown(expected, wrong));
  }

  private boolean same(Row one, Row other, List<String> compared) {
    return compared.stream()
        .mapToInt(columns::indexOf)
        .allMatch(at -> same(one.values().get(at), other.values().get(at)));
  }

  private static boolean same(@Nullable Object one, @Nullable Object other) {
    if (one instanceof byte[] bytes && other instanceof byte[] others) {
      return Arrays.equals(bytes, others);
    }
    if (one instanceof BigDecimal number && other instanceof BigDecimal others) {
      return number.compareTo(others) == 0;
    }
    if (one instanceof Number number
        && other instanceof Number others
        && (one instanceof Double || one instanceof Float)) {
      return close(number.doubleValue(), others.doubleValue());
    }
    return Objects.equals(one, other);
  }

  private static boolean close(double one, double other) {
    return Double.compare(one, other) == 0
        || Math.abs(one - other) <= TOLERANCE * Math.max(Math.abs(one), Math.abs(other));
  }

  private Map<String, String> shown(Row row, List<String> told) {
    Map<String, String> shown = new LinkedHashMap<>();
    for (String column : told) {
      Object value = row.values().get(columns.indexOf(column));
      shown.put(column, value instanceof byte[] ? "(bytes)" : String.valueOf(value));
    }
    return shown;
  }
}
