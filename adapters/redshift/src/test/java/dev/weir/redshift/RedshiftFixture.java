package dev.weir.redshift;

import dev.weir.aws.client.AwsClients;
import dev.weir.aws.s3.S3Lake;
import dev.weir.aws.s3.S3Location;
import dev.weir.dataset.DataFile;
import dev.weir.lake.Lake;
import dev.weir.lake.LakeKey;
import dev.weir.parquet.WriterSettings;
import dev.weir.parquet.record.RecordWriter;
import dev.weir.redshift.sql.FoldedNames;
import dev.weir.redshift.statement.Patience;
import dev.weir.redshift.statement.RedshiftAddress;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.Schema;
import dev.weir.secrets.ConnectionUri;
import dev.weir.standin.redshift.RedshiftStandIn;
import dev.weir.testkit.aws.LocalStack;
import dev.weir.testkit.aws.NeedsDocker;
import dev.weir.testkit.warehouse.WarehouseFixture;
import dev.weir.time.SystemTime;
import dev.weir.warehouse.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The stand-in as a warehouse, and a lake in LocalStack's S3. */
@NeedsDocker
abstract class RedshiftFixture implements WarehouseFixture {
  static final Patience PATIENCE =
      new Patience(
          Duration.ofSeconds(20),
          Duration.ofSeconds(20),
          Duration.ofHours(4),
          Duration.ofSeconds(2));

  /** One for all tests, emptied before each: much quicker than one each. */
  static final class Shared {
    static final S3Client S3 =
        AwsClients.at(
                LocalStack.running().endpoint(),
                LocalStack.REGION,
                LocalStack.ACCESS_KEY,
                LocalStack.SECRET_KEY)
            .s3();
    static final RedshiftStandIn STAND_IN = new RedshiftStandIn(S3);
    static final String BUCKET = newBucket();

    private static String newBucket() {
      String bucket = "weir-" + UUID.randomUUID();
      var _ = S3.createBucket(request -> request.bucket(bucket));
      return bucket;
    }
  }

  @TempDir Path folder;

  private final S3Location place = new S3Location(Shared.BUCKET, "lake-" + UUID.randomUUID());

  @BeforeEach
  void empty_the_warehouse() {
    standIn().faults().clear();
    // The same run in another test is another run: tokens are forgotten after 8 hours.
    standIn().pass(Duration.ofHours(9));
    run("DROP SCHEMA IF EXISTS dwh, weir, public CASCADE; CREATE SCHEMA public");
  }

  static RedshiftStandIn standIn() {
    return Shared.STAND_IN;
  }

  @Override
  public Warehouse warehouse() {
    return warehouse(PATIENCE);
  }

  Warehouse warehouse(Patience patience) {
    return new RedshiftWarehouse(
        client(), RedshiftAddress.of(address()), patience, new SystemTime());
  }

  static RedshiftDataClient client() {
    return AwsClients.at(
            standIn().endpoint(), LocalStack.REGION, LocalStack.ACCESS_KEY, LocalStack.SECRET_KEY)
        .build(RedshiftDataClient.builder());
  }

  static ConnectionUri address() {
    return ConnectionUri.parse(
        "warehouse",
        "redshift-serverless://%s/%s?copy-role=%s&secret=%s"
            .formatted(
                RedshiftStandIn.WORKGROUP,
                RedshiftStandIn.DATABASE,
                RedshiftStandIn.COPY_ROLE,
                RedshiftStandIn.SECRET));
  }

  @Override
  public String stored(String column) {
    return FoldedNames.folded(column);
  }

  @Override
  public boolean holds(ColumnType type) {
    return !(type instanceof Decimal decimal && decimal.scale() > 37);
  }

  @Override
  public Lake lake() {
    return new S3Lake(Shared.S3, place);
  }

  @Override
  public Connection session() throws SQLException {
    ConnectionUri uri = standIn().database();
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%s/%s".formatted(uri.host(), uri.port(), uri.path()),
        uri.user().orElseThrow(),
        uri.password().orElse(""));
  }

  @Override
  public DataFile write(Schema schema, List<@Nullable Object[]> rows) {
    Path file = folder.resolve(UUID.randomUUID() + ".parquet");
    try (RecordWriter writer = RecordWriter.create(file, schema, WriterSettings.DEFAULT)) {
      rows.forEach(writer::write);
      writer.finish();
    }
    return put(file, rows.size());
  }

  /** Puts a file into the lake that was made elsewhere. */
  DataFile put(Path file, long rows) {
    try {
      long bytes = Files.size(file);
      LakeKey key = LakeKey.of("runs").resolve(file.getFileName().toString());
      lake().put(key, file);
      return new DataFile(key, rows, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
