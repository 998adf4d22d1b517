package dev.weir.function.extractfile;

import dev.weir.aws.FunctionEnvironment;
import dev.weir.events.Events;
import dev.weir.records.rows.RecordLimits;
import java.time.Duration;
import java.util.Optional;

/** What the function is made of on AWS. */
final class Wiring {
  /** The most that Lambda gives, and the template takes. */
  private static final Duration LAMBDA_TIME = Duration.ofMinutes(15);

  private Wiring() {}

  static ExtractFileService service(FunctionEnvironment world, Events log) {
    return new ExtractFileService(
        world.lake(),
        world.scratch(),
        log,
        world.folders(),
        RecordLimits.DEFAULT,
        Optional.of(new FileLimits(LAMBDA_TIME)));
  }
}
