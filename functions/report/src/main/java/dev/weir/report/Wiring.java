package dev.weir.report;

import dev.weir.aws.AwsClients;
import dev.weir.aws.FunctionEnvironment;
import dev.weir.lake.Lake;
import dev.weir.lambda.Border;
import dev.weir.lambda.LogEvents;
import dev.weir.run.Leases;
import dev.weir.run.Notices;
import java.time.Clock;
import java.util.Map;
import software.amazon.awssdk.services.sns.SnsClient;

/** What the function is made of on AWS. */
record Wiring(ReportService service, Border border) {
  private static final String TOPIC = "WEIR_TOPIC";
  private static final String STACK = "WEIR_STACK";

  static Wiring fromEnvironment() {
    return of(System.getenv(), AwsClients.fromProcess());
  }

  static Wiring of(Map<String, String> environment, AwsClients clients) {
    FunctionEnvironment world = new FunctionEnvironment(environment, clients);
    LogEvents log = LogEvents.of(environment);
    Lake lake = world.lake();
    Clock clock = Clock.systemUTC();
    Leases leases = new Leases(lake, world.executions(), clock);
    String stack = world.value(STACK);
    String options = stack.isEmpty() ? "" : " --stack " + stack;
    return new Wiring(
        new ReportService(lake, leases, notices(world), clock, options), new Border(log));
  }

  /** None where no topic is set. */
  private static Notices notices(FunctionEnvironment world) {
    String topic = world.value(TOPIC);
    return topic.isEmpty()
        ? _ -> {}
        : new SnsNotices(world.clients().build(SnsClient.builder()), topic);
  }
}
