package dev.weir.transform;

import dev.weir.dataset.DataFile;
import dev.weir.dataset.DataSet;
import dev.weir.dataset.Rejects;
import dev.weir.duckdb.Compression;
import dev.weir.duckdb.DuckDbSession;
import dev.weir.duckdb.ParquetTable;
import dev.weir.duckdb.WrittenFile;
import dev.weir.error.CoreError;
import dev.weir.error.TransientException;
import dev.weir.lake.Lake;
import dev.weir.lake.LakeKey;
import dev.weir.plan.Plan;
import dev.weir.plan.Plan.PlannedTransform;
import dev.weir.run.RunFolder;
import dev.weir.sql.CompiledReject;
import dev.weir.sql.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The files that a transform writes: its rows, and those that its steps reject. */
final class Output {
  private final PlannedTransform transform;
  private final Compression compression;
  private final Path rows;
  private final Path rejects;

  Output(Plan plan, PlannedTransform transform, Path folder) {
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
  record Written(WrittenFile rows, List<WrittenFile> rejects, Map<String, Long> reasons) {}

  /** The same, in the lake. */
  record Stored(DataFile rows, List<DataFile> rejects) {}

  Written write(DuckDbSession session) {
    WrittenFile kept = session.write(transform.sql(), transform.schema(), rows, compression);
    if (transform.rejects().isEmpty()) {
      return new Written(kept, List.of(), Map.of());
    }
    WrittenFile left = session.write(rejectsSql(), Rejects.SCHEMA, rejects, Compression.ZSTD);
    return left.rows() == 0
        ? new Written(kept, List.of(), Map.of())
        : new Written(kept, List.of(left), reasons(session));
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

  Stored store(Written written, Lake lake, RunFolder folder, String invocation) {
    DataFile kept = stored(lake, folder.part(transform.name(), invocation, 0), written.rows());
    List<DataFile> left =
        written.rejects().stream()
            .map(file -> stored(lake, folder.rejects(transform.name(), invocation, 0), file))
            .toList();
    return new Stored(kept, left);
  }

  private static DataFile stored(Lake lake, LakeKey key, WrittenFile file) {
    try {
      long bytes = Files.size(file.path());
      lake.put(key, file.path());
      return new DataFile(key, file.rows(), bytes);
    } catch (IOException e) {
      throw new TransientException(
          CoreError.SCRATCH_FAILED,
          "Cannot read %s, which was just written: %s. Try again."
              .formatted(file.path(), e.getMessage()),
          e);
    }
  }

  DataSet dataSet(Written written, Stored stored, String planHash, Duration took) {
    return new DataSet(
        DataSet.FORMAT,
        transform.name(),
        planHash,
        transform.schema(),
        List.of(stored.rows()),
        written.rows().nulls(),
        stored.rows().rows() + stored.rejects().stream().mapToLong(DataFile::rows).sum(),
        stored.rejects(),
        written.reasons(),
        took);
  }
}
