package dev.weir.duckdb;

import dev.weir.dataset.WrittenFile;
import dev.weir.duckdb.sql.FixedClock;
import dev.weir.error.TerminalException;
import dev.weir.schema.Column;
import dev.weir.schema.Rows;
import dev.weir.schema.Schema;
import dev.weir.sql.Sql;
import dev.weir.sql.SqlEngine.SqlProblem;
import dev.weir.sql.SqlFunction;
import dev.weir.sql.ValueFunctions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A DuckDB of its own, in memory, over Parquet files. SQL that it runs reads these files and writes
 * into the scratch folder; everything else is closed to it, and so are settings. Rows stay in
 * DuckDB, which spills to the scratch folder. For one thread.
 */
public final class DuckDbSession implements AutoCloseable {
  private final String purpose;
  private final DuckDbSettings settings;
  private final Connection connection;

  private DuckDbSession(String purpose, DuckDbSettings settings, Connection connection) {
    this.purpose = purpose;
    this.settings = settings;
    this.connection = connection;
  }

  /**
   * @param purpose after "Cannot" in messages: {@code make data set 'rating'}
   * @param scratch an existing folder; what is left there is the caller's to delete
   */
  public static DuckDbSession open(
      String purpose, DuckDbSettings settings, Path scratch, Map<String, ParquetTable> tables) {
    try {
      DuckDbSession session =
          new DuckDbSession(purpose, settings, DriverManager.getConnection("jdbc:duckdb:"));
      try {
        session.configure(scratch, tables.values().stream().flatMap(t -> t.files().stream()));
        tables.forEach(session::view);
        // One transaction, so that now() is one moment: kept and rejected rows come from two
        // statements, and a row must be in just one of them.
        session.connection.setAutoCommit(false);
        return session;
      } catch (SQLException | RuntimeException e) {
        session.close();
        throw e;
      }
    } catch (SQLException e) {
      throw DuckDbFailures.of(purpose, e);
    }
  }

  private void configure(Path scratch, Stream<Path> files) throws SQLException {
    // Both forms: DuckDB asks for the pattern first and for the file it stands for then.
    String paths =
        files
            .flatMap(
                file -> Stream.of(file.toAbsolutePath().toString(), ParquetTable.pattern(file)))
            .map(Sql::literal)
            .collect(Collectors.joining(", ", "[", "]"));
    String folder = scratch.toAbsolutePath().toString();
    try (Statement statement = connection.createStatement()) {
      for (String setting :
          List.of(
              "autoinstall_known_extensions = false",
              "autoload_known_extensions = false",
              "TimeZone = 'UTC'",
              "preserve_insertion_order = true",
              "threads = " + settings.threads(),
              "memory_limit = '" + settings.memoryBytes() + "B'",
              "temp_directory = "
                  + Sql.literal(scratch.resolve("spill").toAbsolutePath().toString()),
              "allowed_paths = " + paths,
              "allowed_directories = ["
                  + Sql.literal(folder)
                  + ", "
                  + Sql.literal(ParquetTable.pattern(scratch))
                  + "]",
              "enable_external_access = false",
              "lock_configuration = true")) {
        statement.execute("SET " + setting);
      }
      for (SqlFunction function : ValueFunctions.all()) {
        statement.execute(function.definition());
      }
    }
  }

  /** The time that SQL asks for is this moment, from now on. */
  public void stopClock(Instant moment) {
    FixedClock.at(moment).forEach(function -> execute(function.definition()));
  }

  /** Names a table for the statements that follow; its files are known or in the scratch folder. */
  public void view(String name, ParquetTable table) {
    execute("CREATE VIEW " + Sql.identifier(name) + " AS " + table.select());
  }

  /**
   * Writes what a SELECT gives, in its order, to a file in the scratch folder.
   *
   * @throws TerminalException if it does not give the schema, or a value does not fit
   */
  public WrittenFile write(String select, Schema schema, Path file, Compression compression) {
    String columns =
        schema.columns().stream()
            .map(
                column ->
                    "CAST(%s AS %s) AS %s"
                        .formatted(
                            Sql.identifier(column.name()),
                            Sql.type(column.type()),
                            Sql.identifier(column.name())))
            .collect(Collectors.joining(", "));
    execute(
        "COPY (SELECT %s FROM (\n%s\n)) TO %s (FORMAT parquet, %s, ROW_GROUP_SIZE %s)"
            .formatted(
                columns,
                select,
                Sql.literal(file.toAbsolutePath().toString()),
                compression.options(),
                settings.rowGroupRows()));
    requireSchema(file, schema);
    return new WrittenFile(file, rowsOf(file), nullsOf(file, schema));
  }

  private void requireSchema(Path file, Schema schema) {
    Schema written = rows("SELECT * FROM " + ParquetTable.read(List.of(file)), 0).schema();
    if (!written.equals(nullable(schema))) {
      throw new TerminalException(
          DuckDbError.ENGINE_FAILED,
          "Cannot %s: its file has the columns %s where the plan has %s."
              .formatted(purpose, written.columns(), schema.columns()));
    }
  }

  private static Schema nullable(Schema schema) {
    return new Schema(
        schema.columns().stream().map(c -> Column.nullable(c.name(), c.type())).toList());
  }

  private long rowsOf(Path file) {
    return count(
        "SELECT num_rows FROM parquet_file_metadata("
            + Sql.literal(ParquetTable.pattern(file))
            + ")");
  }

  private Map<String, Long> nullsOf(Path file, Schema schema) {
    Map<String, Long> nulls = new LinkedHashMap<>();
    schema.names().forEach(name -> nulls.put(name, 0L));
    String sql =
        "SELECT column_id, CAST(sum(stats_null_count) AS BIGINT) FROM parquet_metadata("
            + Sql.literal(ParquetTable.pattern(file))
            + ") GROUP BY column_id";
    query(
        sql,
        result -> {
          while (result.next()) {
            nulls.put(schema.names().get(result.getInt(1)), result.getLong(2));
          }
          return nulls;
        });
    return nulls;
  }

  /** The one bigint that a SELECT gives. */
  public long count(String select) {
    return query(
        select,
        result -> {
          result.next();
          return result.getLong(1);
        });
  }

  /** The first rows that a SELECT gives. */
  public Rows rows(String select, int limit) {
    // One row more tells whether the rest was left out, and bounds what the driver holds.
    return query(
        "SELECT * FROM (\n%s\n) LIMIT %s".formatted(select, limit + 1L),
        result -> {
          Schema schema = ResultRows.schema(result.getMetaData());
          return ResultRows.read(result, schema, limit);
        });
  }

  /** Rows per value of the first column, which is text. */
  public Map<String, Long> countBy(String column, ParquetTable table) {
    String name = Sql.identifier(column);
    String sql =
        "SELECT " + name + ", count(*) FROM (" + table.select() + ") GROUP BY ALL ORDER BY ALL";
    return query(
        sql,
        result -> {
          Map<String, Long> counts = new LinkedHashMap<>();
          while (result.next()) {
            counts.put(result.getString(1), result.getLong(2));
          }
          return counts;
        });
  }

  private interface Reader<T> {
    T read(ResultSet result) throws SQLException, SqlProblem;
  }

  private <T> T query(String sql, Reader<T> reader) {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return reader.read(result);
    } catch (SQLException e) {
      throw DuckDbFailures.of(purpose, e, sql);
    } catch (SqlProblem e) {
      throw new TerminalException(
          DuckDbError.ENGINE_FAILED, "Cannot %s: %s".formatted(purpose, e.getMessage()), e);
    }
  }

  private void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw DuckDbFailures.of(purpose, e, sql);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw DuckDbFailures.of("stop the SQL engine", e);
    }
  }
}
