package dev.weir.extractfile;

import dev.weir.aws.FunctionEnvironment;
import dev.weir.events.Events;
import dev.weir.records.Limits;

/** What the function is made of on AWS. */
final class Wiring {
  private Wiring() {}

  static ExtractFile service(FunctionEnvironment world, Events log) {
    return new ExtractFile(world.lake(), world.scratch(), log, world.folders(), Limits.DEFAULT);
  }
}
