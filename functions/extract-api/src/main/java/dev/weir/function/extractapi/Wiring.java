package dev.weir.function.extractapi;

import dev.weir.aws.FunctionEnvironment;
import dev.weir.events.Events;
import dev.weir.function.extractapi.http.HttpSettings;
import java.time.Clock;

/** What the function is made of on AWS. */
final class Wiring {
  private Wiring() {}

  static ExtractApiService service(FunctionEnvironment world, Events log) {
    return new ExtractApiService(
        world.lake(),
        world.scratch(),
        log,
        world.secrets(),
        Clock.systemUTC(),
        Thread::sleep,
        HttpSettings.DEFAULT);
  }
}
