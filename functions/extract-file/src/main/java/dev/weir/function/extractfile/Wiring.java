package dev.weir.function.extractfile;

import dev.weir.aws.FunctionEnvironment;
import dev.weir.events.Events;
import dev.weir.records.rows.RecordLimits;

/** What the function is made of on AWS. */
final class Wiring {
  private Wiring() {}

  static ExtractFileService service(FunctionEnvironment world, Events log) {
    return new ExtractFileService(
        world.lake(), world.scratch(), log, world.folders(), RecordLimits.DEFAULT);
  }
}
