package dev.weir.extractapi;

import dev.weir.aws.FunctionEnvironment;
import dev.weir.events.Events;
import java.time.Clock;

/** What the function is made of on AWS. */
final class Wiring {
  private Wiring() {}

  static ExtractApi service(FunctionEnvironment world, Events log) {
    return new ExtractApi(
        world.lake(),
        world.scratch(),
        log,
        world.secrets(),
        Clock.systemUTC(),
        Thread::sleep,
        HttpSettings.DEFAULT);
  }
}
