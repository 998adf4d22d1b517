package dev.weir.extractapi;

import dev.weir.aws.AwsClients;
import dev.weir.aws.FunctionEnvironment;
import dev.weir.lambda.Border;
import dev.weir.lambda.LogEvents;
import java.time.Clock;
import java.util.Map;

/** What the function is made of on AWS. */
record Wiring(ExtractApi service, Border border) {
  static Wiring fromEnvironment() {
    return of(System.getenv(), AwsClients.fromProcess());
  }

  static Wiring of(Map<String, String> environment, AwsClients clients) {
    FunctionEnvironment world = new FunctionEnvironment(environment, clients);
    LogEvents log = LogEvents.of(environment);
    ExtractApi service =
        new ExtractApi(
            world.lake(),
            world.secrets(),
            world.scratch(),
            log,
            Clock.systemUTC(),
            Thread::sleep,
            HttpSettings.DEFAULT);
    return new Wiring(service, new Border(log));
  }
}
