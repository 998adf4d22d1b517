package dev.weir.postgres.warehouse;

import dev.weir.dataset.DataFile;
import dev.weir.folder.FolderLake;
import dev.weir.lake.Lake;
import dev.weir.lake.LakeKey;
import dev.weir.parquet.WriterSettings;
import dev.weir.parquet.record.RecordWriter;
import dev.weir.postgres.connection.PostgresConnections;
import dev.weir.schema.Schema;
import dev.weir.secrets.ConnectionUri;
import dev.weir.testkit.PostgresServer;
import dev.weir.testkit.warehouse.WarehouseFixture;
import dev.weir.warehouse.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The embedded server as a warehouse, and a lake in a folder. */
abstract class PostgresFixture implements WarehouseFixture {
  private static final WarehouseSettings SETTINGS =
      new WarehouseSettings(Duration.ofMillis(200), Duration.ofSeconds(30), Duration.ofSeconds(2));

  /** One for all tests, emptied before each: much quicker than one each. */
  private static final ConnectionUri DATABASE = PostgresServer.newDatabase();

  @TempDir Path folder;

  @BeforeEach
  void empty_the_database() {
    run("DROP SCHEMA IF EXISTS dwh, weir, public CASCADE; CREATE SCHEMA public");
  }

  @Override
  public Warehouse warehouse() {
    return new PostgresWarehouse(connections(), folder.resolve("scratch"), SETTINGS);
  }

  /** The warehouse over another way to its server. */
  Warehouse warehouseAt(int port) {
    return warehouse(PostgresServer.USER, port);
  }

  /** The warehouse as another user sees it. */
  Warehouse warehouseOf(String user) {
    return warehouse(user, PostgresServer.port());
  }

  private Warehouse warehouse(String user, int port) {
    ConnectionUri address =
        ConnectionUri.parse(
            "warehouse", "postgresql://%s@localhost:%d/%s".formatted(user, port, DATABASE.path()));
    return new PostgresWarehouse(
        new PostgresConnections("warehouse", address, "postgres"),
        folder.resolve("scratch"),
        SETTINGS);
  }

  @Override
  public Lake lake() {
    return new FolderLake(folder.resolve("lake"));
  }

  @Override
  public Connection session() {
    return connections().open();
  }

  @Override
  public DataFile write(Schema schema, List<@Nullable Object[]> rows) {
    Path file = folder.resolve(UUID.randomUUID() + ".parquet");
    try (RecordWriter writer = RecordWriter.create(file, schema, WriterSettings.DEFAULT)) {
      rows.forEach(writer::write);
      writer.finish();
    }
    LakeKey key = LakeKey.of("runs").resolve(file.getFileName().toString());
    lake().put(key, file);
    try {
      return new DataFile(key, rows.size(), Files.size(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PostgresConnections connections() {
    return new PostgresConnections("warehouse", DATABASE, "postgres");
  }
}
