package dev.weir.cli.data;

import java.util.List;
import java.util.Optional;

/**
 * What two runs made differently of a data set. For programs, too.
 *
 * @param before rows; empty where the run did not make it
 * @param now rows; empty where the run did not make it
 * @param onlyBefore rows; empty where they cannot be compared
 * @param onlyNow rows; empty where they cannot be compared
 * @param changed keys whose rows have other values; empty where the plan knows no keys
 * @param columns that differ: {@code + new}, {@code - gone}, {@code ~ other integer → bigint}
 */
record DataSetDifference(
    String dataSet,
    Optional<Long> before,
    Optional<Long> now,
    Optional<Long> onlyBefore,
    Optional<Long> onlyNow,
    Optional<Long> changed,
    List<String> columns) {
  boolean isDifferent() {
    return !before.equals(now)
        || !columns.isEmpty()
        || onlyBefore.filter(rows -> rows > 0).isPresent()
        || onlyNow.filter(rows -> rows > 0).isPresent();
  }
}
