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

  List<Difference> of(List<List<@Nullable Object>> expected, List<List<@Nullable Object>> actual) {
    List<List<@Nullable Object>> missing = new ArrayList<>();
    List<List<@Nullable Object>> unexpected = new ArrayList<>(actual);
    for (List<@Nullable Object> row : expected) {
      Optional<List<@Nullable Object>> same =
          unexpected.stream().filter(other -> same(row, other, columns)).findFirst();
      same.ifPresentOrElse(found -> remove(unexpected, found), () -> missing.add(row));
    }
    List<Difference> differences = new ArrayList<>();
    for (List<@Nullable Object> row : missing) {
      Optional<List<@Nullable Object>> other =
          unexpected.stream().filter(found -> hasKeys() && same(row, found, keys)).findFirst();
      other.ifPresent(found -> remove(unexpected, found));
      differences.add(
          other
              .map(found -> differs(row, found))
              .orElseGet(
                  () -> new Difference(dataSet, Kind.MISSING, shown(row, columns), Map.of())));
    }
    unexpected.forEach(
        row ->
            differences.add(
                new Difference(dataSet, Kind.UNEXPECTED, shown(row, columns), Map.of())));
    return differences;
  }

  private static void remove(List<List<@Nullable Object>> rows, List<@Nullable Object> row) {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i) == row) {
        rows.remove(i);
        return;
      }
    }
  }

  private boolean hasKeys() {
    return !keys.isEmpty() && columns.containsAll(keys);
  }

  private Difference differs(List<@Nullable Object> expected, List<@Nullable Object> actual) {
    List<String> wrong =
        columns.stream().filter(column -> !same(expected, actual, List.of(column))).toList();
    List<String> told = new ArrayList<>(keys);
    told.addAll(wrong);
    return new Difference(dataSet, Kind.DIFFERS, shown(actual, told), shown(expected, wrong));
  }

  private boolean same(
      List<@Nullable Object> one, List<@Nullable Object> other, List<String> compared) {
    return compared.stream()
        .mapToInt(columns::indexOf)
        .allMatch(at -> same(one.get(at), other.get(at)));
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

  private Map<String, String> shown(List<@Nullable Object> row, List<String> told) {
    Map<String, String> shown = new LinkedHashMap<>();
    for (String column : told) {
      Object value = row.get(columns.indexOf(column));
      shown.put(column, value instanceof byte[] ? "(bytes)" : String.valueOf(value));
    }
    return shown;
  }
}
