package dev.weir.function.extractdatabase;

import dev.weir.aws.FunctionEnvironment;
import dev.weir.database.choice.Databases;
import dev.weir.events.Events;
import dev.weir.parquet.WriterSettings;

/** What the function is made of on AWS. */
final class Wiring {
  private Wiring() {}

  static ExtractDatabaseService service(FunctionEnvironment world, Events log) {
    Databases databases = new Databases(world.secrets(), WriterSettings.of(world.variables()));
    return new ExtractDatabaseService(world.lake(), world.scratch(), log, databases);
  }
}
