package dev.weir.function.report;

import dev.weir.aws.FunctionEnvironment;
import dev.weir.events.Events;
import dev.weir.lake.Lake;
import dev.weir.run.Leases;
import dev.weir.run.Notices;
import java.time.Clock;
import software.amazon.awssdk.services.sns.SnsClient;

/** What the function is made of on AWS. */
final class Wiring {
  private static final String TOPIC = "WEIR_TOPIC";
  private static final String STACK = "WEIR_STACK";

  private Wiring() {}

  static ReportService service(FunctionEnvironment world, Events log) {
    Lake lake = world.lake();
    Clock clock = Clock.systemUTC();
    Leases leases = new Leases(lake, world.executions(), clock);
    String stack = world.value(STACK);
    String options = stack.isEmpty() ? "" : " --stack " + stack;
    return new ReportService(lake, leases, notices(world), clock, options);
  }

  /** None where no topic is set. */
  private static Notices notices(FunctionEnvironment world) {
    String topic = world.value(TOPIC);
    return topic.isEmpty()
        ? _ -> {}
        : new SnsNotices(world.clients().build(SnsClient.builder()), topic);
  }
}
