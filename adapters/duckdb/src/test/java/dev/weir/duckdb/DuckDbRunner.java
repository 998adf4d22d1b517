package dev.weir.duckdb;

import dev.weir.schema.Rows;
import dev.weir.schema.Schema;
import dev.weir.sql.SqlEngine;
import dev.weir.sql.SqlEngine.SqlProblem;
import dev.weir.testkit.step.SqlRunner;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** DuckDB over Parquet files in a folder. */
final class DuckDbRunner implements SqlRunner {
  private static final DuckDbEngine ENGINE = new DuckDbEngine();
  private static final int MOST_ROWS = 10_000;

  /** As the contracts know. */
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private final Path folder;
  private final Map<String, ParquetTable> tables = new LinkedHashMap<>();

  DuckDbRunner(Path folder) {
    this.folder = folder;
  }

  @Override
  public SqlEngine engine() {
    return ENGINE;
  }

  @Override
  public Schema give(String dataSet, String sql) throws SqlProblem {
    Schema schema = ENGINE.bind(sql, Map.of());
    Path file = folder.resolve(tables.size() + ".parquet");
    try (DuckDbSession session = open(Map.of())) {
      session.write(sql, schema, file, Compression.ZSTD);
    }
    tables.put(dataSet, new ParquetTable(schema, List.of(file)));
    return schema;
  }

  @Override
  public Rows make(String sql, Schema schema) {
    try (DuckDbSession session = open(tables)) {
      Path file = folder.resolve("made.parquet");
      session.write(sql, schema, file, Compression.SNAPPY);
      return session.rows(new ParquetTable(schema, List.of(file)).select(), MOST_ROWS);
    }
  }

  @Override
  public Rows rows(String sql) {
    try (DuckDbSession session = open(tables)) {
      return session.rows(sql, MOST_ROWS);
    }
  }

  @Override
  public long count(String sql) {
    try (DuckDbSession session = open(tables)) {
      return session.count(sql);
    }
  }

  private DuckDbSession open(Map<String, ParquetTable> inputs) {
    DuckDbSession session = DuckDbSession.open("test", DuckDbSettings.defaults(), folder, inputs);
    session.stopClock(NOW);
    return session;
  }
}
