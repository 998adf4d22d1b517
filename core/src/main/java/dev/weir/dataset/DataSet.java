package dev.weir.dataset;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.weir.dataset.balance.RowBalance;
import dev.weir.schema.Schema;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A complete data set: the content of its marker {@code dataset.json}. A data set without a marker
 * does not exist.
 *
 * @param planHash of the plan that it was made by
 * @param nulls missing values per column, from the footers; every column has an entry
 * @param readRows rows or records the source gave: {@code rows + rejectedRows}, asserted. For a
 *     transform: equal to {@code rows + rejectedRows} by definition; its {@code balance} says more
 * @param rejects files of rejected rows, of {@link Rejects#SCHEMA}
 * @param rejectReasons rejected rows per reason
 * @param rejectPlaces where the first rows of each reason were, for people. Markers of earlier
 *     versions have neither these nor warnings
 * @param warnings what people should know of it although it is complete
 * @param balance what went into a transform; a source has none, nor have markers of earlier
 *     versions
 */
public record DataSet(
    int format,
    String name,
    String planHash,
    Schema schema,
    List<DataFile> files,
    Map<String, Long> nulls,
    long readRows,
    List<DataFile> rejects,
    Map<String, Long> rejectReasons,
    @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, List<String>> rejectPlaces,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> warnings,
    Optional<RowBalance> balance,
    Duration took) {
  public static final int FORMAT = 1;

  public DataSet {
    files = List.copyOf(files);
    nulls = Collections.unmodifiableMap(new LinkedHashMap<>(nulls));
    rejects = List.copyOf(rejects);
    rejectReasons = Collections.unmodifiableMap(new LinkedHashMap<>(rejectReasons));
    rejectPlaces = Collections.unmodifiableMap(new LinkedHashMap<>(rejectPlaces));
    warnings = List.copyOf(warnings);
    long rows = files.stream().mapToLong(DataFile::rows).sum();
    long rejected = rejects.stream().mapToLong(DataFile::rows).sum();
    if (readRows != rows + rejected) {
      throw new IllegalArgumentException(
          "Data set '%s' does not reconcile: %d rows read, %d written, %d rejected"
              .formatted(name, readRows, rows, rejected));
    }
    balance
        .flatMap(inputs -> inputs.problem(rows, rejected))
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(
                  "Data set '%s' does not reconcile: %s".formatted(name, problem));
            });
  }

  public long rows() {
    return files.stream().mapToLong(DataFile::rows).sum();
  }

  public long bytes() {
    return files.stream().mapToLong(DataFile::bytes).sum();
  }

  public long rejectedRows() {
    return rejects.stream().mapToLong(DataFile::rows).sum();
  }
}
