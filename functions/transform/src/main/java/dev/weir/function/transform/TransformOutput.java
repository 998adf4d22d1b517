package dev.weir.function.transform;

import dev.weir.dataset.NewDataSet;
import dev.weir.dataset.Rejects;
import dev.weir.dataset.WrittenFile;
import dev.weir.duckdb.Compression;
import dev.weir.duckdb.DuckDbSession;
import dev.weir.duckdb.ParquetTable;
import dev.weir.plan.Plan;
import dev.weir.plan.Plan.PlannedTransform;
import dev.weir.sql.CompiledReject;
import dev.weir.sql.Sql;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The files that a transform writes: its rows, and those that its steps reject. */
final class TransformOutput {
  /** No data set is called like that. */
  private static final String REJECTS = "its rejects";

  private static final int EXAMPLES = 3;
  private static final int MOST_REASONS = 1000;
  private static final int SHOWN_CHARACTERS = 40;

  private final PlannedTransform transform;
  private final Compression compression;
  private final Path rows;
  private final Path rejects;

  TransformOutput(Plan plan, PlannedTransform transform, Path folder) {
    this.transform = transform;
    boolean published = plan.targets().stream().anyMatch(t -> t.from().equals(transform.name()));
    this.compression = published ? Compression.SNAPPY : Compression.ZSTD;
    this.rows = folder.resolve("rows.parquet");
    this.rejects = folder.resolve("rejects.parquet");
  }

  /**
   * What was written, before it is stored.
   *
   * @param rejects none where no row was rejected
   */
  record Written(
      WrittenFile rows,
      Optional<WrittenFile> rejects,
      Map<String, Long> reasons,
      Map<String, List<String>> places) {
    /** Counts all rows that there were: those of a transform are its own. */
    void storeRejects(NewDataSet dataSet) {
      rejects.ifPresent(dataSet::putRejects);
      reasons.forEach(
          (reason, count) ->
              dataSet.rejected(reason, count, places.getOrDefault(reason, List.of())));
      dataSet.read(rows.rows() + rejectedRows());
    }

    long rejectedRows() {
      return rejects.map(WrittenFile::rows).orElse(0L);
    }
  }

  Written write(DuckDbSession session) {
    WrittenFile kept = session.write(transform.sql(), transform.schema(), rows, compression);
    if (transform.rejects().isEmpty()) {
      return new Written(kept, Optional.empty(), Map.of(), Map.of());
    }
    WrittenFile left = session.write(rejectsSql(), Rejects.SCHEMA, rejects, Compression.ZSTD);
    return left.rows() == 0
        ? new Written(kept, Optional.empty(), Map.of(), Map.of())
        : new Written(kept, Optional.of(left), reasons(session), places(session));
  }

  private Map<String, Long> reasons(DuckDbSession session) {
    return session.countBy("reason", rejectsTable());
  }

  /** Says where rows are, not what is in them: their keys, else their number among the rejects. */
  private Map<String, List<String>> places(DuckDbSession session) {
    Map<String, List<String>> places = new LinkedHashMap<>();
    session.view(REJECTS, rejectsTable());
    String sql =
        "SELECT reason, %s AS place FROM %s\nQUALIFY row_number() OVER (PARTITION BY reason ORDER BY position) <= %d\nORDER BY position"
            .formatted(placeSql(), Sql.identifier(REJECTS), EXAMPLES);
    session
        .rows(sql, EXAMPLES * MOST_REASONS)
        .rows()
        .forEach(
            row ->
                places
                    .computeIfAbsent(String.valueOf(row.get(0)), _ -> new ArrayList<>())
                    .add(String.valueOf(row.get(1))));
    return places;
  }

  private String placeSql() {
    String number = "origin || ', reject ' || position";
    if (transform.keys().isEmpty()) {
      return number;
    }
    String keys =
        transform.keys().stream()
            .map(
                key ->
                    "%s || left(json_extract_string(record, %s), %d)"
                        .formatted(
                            Sql.literal(key + "="), Sql.literal(pointer(key)), SHOWN_CHARACTERS))
            .collect(Collectors.joining(", "));
    return "coalesce(nullif(concat_ws(', ', " + keys + "), ''), " + number + ")";
  }

  private static String pointer(String name) {
    return "/" + name.replace("~", "~0").replace("/", "~1");
  }

  private ParquetTable rejectsTable() {
    return new ParquetTable(Rejects.SCHEMA, List.of(rejects));
  }

  /** Numbered, so that people can name a row that has no key. */
  private String rejectsSql() {
    return transform.rejects().stream()
        .map(this::rejectsOf)
        .collect(
            Collectors.joining(
                "\nUNION ALL\n",
                "SELECT data_set, origin, row_number() OVER () AS position, reason, record FROM (\n",
                "\n)"));
  }

  private String rejectsOf(CompiledReject reject) {
    return "SELECT %s AS data_set, %s AS origin, reason, record FROM (\n%s\n)"
        .formatted(Sql.literal(transform.name()), Sql.literal(reject.step()), reject.sql());
  }

  ParquetTable table() {
    return new ParquetTable(transform.schema(), List.of(rows));
  }
}
