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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The files that a transform writes: its rows, and those that its steps reject. */
final class TransformOutput {
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
  record Written(WrittenFile rows, Optional<WrittenFile> rejects, Map<String, Long> reasons) {
    /** Counts all rows that there were: those of a transform are its own. */
    void storeRejects(NewDataSet dataSet) {
      rejects.ifPresent(dataSet::putRejects);
      reasons.forEach((reason, count) -> dataSet.rejected(reason, count, ""));
      dataSet.read(rows.rows() + rejects.map(WrittenFile::rows).orElse(0L));
    }
  }

  Written write(DuckDbSession session) {
    WrittenFile kept = session.write(transform.sql(), transform.schema(), rows, compression);
    if (transform.rejects().isEmpty()) {
      return new Written(kept, Optional.empty(), Map.of());
    }
    WrittenFile left = session.write(rejectsSql(), Rejects.SCHEMA, rejects, Compression.ZSTD);
    return left.rows() == 0
        ? new Written(kept, Optional.empty(), Map.of())
        : new Written(kept, Optional.of(left), reasons(session));
  }

  private Map<String, Long> reasons(DuckDbSession session) {
    return session.countBy("reason", new ParquetTable(Rejects.SCHEMA, List.of(rejects)));
  }

  private String rejectsSql() {
    return transform.rejects().stream()
        .map(this::rejectsOf)
        .collect(Collectors.joining("\nUNION ALL\n"));
  }

  private String rejectsOf(CompiledReject reject) {
    return "SELECT %s AS data_set, %s AS origin, CAST(NULL AS BIGINT) AS position, reason, record FROM (\n%s\n)"
        .formatted(Sql.literal(transform.name()), Sql.literal(reject.step()), reject.sql());
  }

  ParquetTable table() {
    return new ParquetTable(transform.schema(), List.of(rows));
  }
}
