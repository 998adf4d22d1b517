package dev.weir.simulation.stack;

import dev.weir.lake.Lake;
import dev.weir.redshift.RedshiftWarehouse;
import dev.weir.redshift.statement.Patience;
import dev.weir.redshift.statement.RedshiftAddress;
import dev.weir.run.Executions;
import dev.weir.secrets.ConnectionUri;
import dev.weir.secrets.Secrets;
import dev.weir.simulation.world.World;
import dev.weir.warehouse.Warehouse;
import java.time.Duration;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;

/** What functions reach the outside by. Tests put something wrong in between. */
public interface Parts {
  /** As deployed, but that fewer hours are waited for what hangs. */
  Patience PATIENCE =
      new Patience(
          Patience.DEFAULT.call(),
          Patience.DEFAULT.lookUp(),
          Duration.ofMinutes(40),
          Patience.DEFAULT.query());

  Lake lake();

  Warehouse warehouse();

  Executions executions(Executions real);

  /** As Weir has them. */
  static Parts of(World world, Lake lake, RedshiftDataClient client) {
    ConnectionUri uri =
        ConnectionUri.parse(
            Secrets.WAREHOUSE, "redshift-serverless://simulation/dev?copy-role=default");
    Warehouse warehouse =
        new RedshiftWarehouse(
            client, RedshiftAddress.of(uri), PATIENCE, new SimulatedTiming(world));
    return new Parts() {
      @Override
      public Lake lake() {
        return lake;
      }

      @Override
      public Warehouse warehouse() {
        return warehouse;
      }

      @Override
      public Executions executions(Executions real) {
        return real;
      }
    };
  }
}
