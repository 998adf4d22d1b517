package dev.weir.warehouse.choice;

import dev.weir.aws.client.AwsClients;
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
import dev.weir.time.SystemTime;
import dev.weir.warehouse.PublicationCheck;
import dev.weir.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;

/**
 * Chooses by the scheme of the address. Nothing is looked up or connected before something is
 * asked, and then again each time.
 */
public final class Warehouses {
  /** A warehouse more is a line more here. */
  private static final List<Kind> KINDS =
      List.of(
          new Kind(
              Set.of("redshift-serverless", "redshift"),
              Warehouses::redshift,
              PublicationLimits::problems),
          new Kind(Set.of("postgresql", "postgres"), Warehouses::postgres, _ -> List.of()));

  private Warehouses() {}

  /**
   * @param publications what it publishes at most
   */
  private record Kind(Set<String> schemes, Opener opener, PublicationCheck publications) {}

  private interface Opener {
    Warehouse open(ConnectionUri uri, AwsClients clients, Path scratch);
  }

  /**
   * @param clients for a warehouse that is reached through AWS
   * @param scratch folder for temporary files, made when needed
   */
  public static Warehouse of(Secrets secrets, AwsClients clients, Path scratch) {
    return new AddressedWarehouse(
        () -> {
          ConnectionUri uri = address(secrets);
          return kind(uri).opener().open(uri, clients, scratch);
        });
  }

  /** What the warehouse publishes at most, known without asking it. */
  public static PublicationCheck publications(Secrets secrets) {
    return targets -> kind(address(secrets)).publications().problems(targets);
  }

  private static Warehouse redshift(ConnectionUri uri, AwsClients clients, Path scratch) {
    return new RedshiftWarehouse(
        clients.build(RedshiftDataClient.builder()),
        RedshiftAddress.of(uri),
        Patience.DEFAULT,
        new SystemTime());
  }

  private static Warehouse postgres(ConnectionUri uri, AwsClients clients, Path scratch) {
    return new PostgresWarehouse(
        new PostgresConnections(Secrets.WAREHOUSE, uri, Secrets.WAREHOUSE),
        scratch,
        WarehouseSettings.DEFAULT);
  }

  private static Kind kind(ConnectionUri uri) {
    return KINDS.stream()
        .filter(kind -> kind.schemes().contains(uri.scheme()))
        .findFirst()
        .orElseThrow(() -> unknown("its kind is '" + uri.scheme() + "'"));
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
