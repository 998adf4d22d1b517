package dev.weir.warehouse.choice;

import dev.weir.aws.AwsClients;
import dev.weir.error.TerminalException;
import dev.weir.postgres.connection.PostgresConnections;
import dev.weir.postgres.warehouse.PostgresWarehouse;
import dev.weir.postgres.warehouse.WarehouseSettings;
import dev.weir.redshift.PublicationLimits;
import dev.weir.redshift.RedshiftWarehouse;
import dev.weir.redshift.statement.Patience;
import dev.weir.redshift.statement.RedshiftAddress;
import dev.weir.secrets.ConnectionUri;
import dev.weir.secrets.Secrets;
import dev.weir.warehouse.PublicationCheck;
import dev.weir.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;

/**
 * Chooses by the scheme of the address. Nothing is looked up or connected before something is
 * asked, and then again each time.
 */
public final class Warehouses {
  private Warehouses() {}

  /**
   * @param clients for a warehouse that is reached through AWS
   * @param scratch folder for temporary files, made when needed
   */
  public static Warehouse of(Secrets secrets, AwsClients clients, Path scratch) {
    return new AddressedWarehouse(() -> open(secrets, clients, scratch));
  }

  private static Warehouse open(Secrets secrets, AwsClients clients, Path scratch) {
    ConnectionUri uri = address(secrets);
    return switch (uri.scheme()) {
      case "postgresql", "postgres" ->
          new PostgresWarehouse(
              new PostgresConnections(Secrets.WAREHOUSE, uri, Secrets.WAREHOUSE),
              scratch,
              WarehouseSettings.DEFAULT);
      case "redshift-serverless", "redshift" ->
          new RedshiftWarehouse(
              clients.build(RedshiftDataClient.builder()),
              RedshiftAddress.of(uri),
              Patience.DEFAULT,
              InstantSource.system());
      default -> throw unknown("its kind is '" + uri.scheme() + "'");
    };
  }

  /** What the warehouse publishes at most, known without asking it. */
  public static PublicationCheck publications(Secrets secrets) {
    return targets -> check(secrets).problems(targets);
  }

  private static PublicationCheck check(Secrets secrets) {
    ConnectionUri uri = address(secrets);
    return switch (uri.scheme()) {
      case "postgresql", "postgres" -> _ -> List.of();
      case "redshift-serverless", "redshift" -> PublicationLimits::problems;
      default -> throw unknown("its kind is '" + uri.scheme() + "'");
    };
  }

  private static ConnectionUri address(Secrets secrets) {
    return secrets.connection(Secrets.WAREHOUSE).orElseThrow(() -> unknown("it is not set"));
  }

  private static TerminalException unknown(String problem) {
    return new TerminalException(
        WarehouseChoiceError.NO_WAREHOUSE,
        "Cannot use the warehouse: %s. Set %s to redshift-serverless://workgroup/database?copy-role=arn, redshift://cluster/database?copy-role=arn or postgresql://host:5432/database."
            .formatted(problem, Secrets.variable(Secrets.WAREHOUSE)));
  }
}
