package dev.weir.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.aws.client.AwsClients;
import dev.weir.error.TerminalException;
import dev.weir.stack.Schedules.Deployed;
import dev.weir.stack.call.AwsCalls;
import dev.weir.stack.call.StackAddress;
import dev.weir.testkit.aws.LocalStack;
import dev.weir.testkit.aws.NeedsDocker;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ActionAfterCompletion;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindow;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;
import software.amazon.awssdk.services.scheduler.model.Target;
import software.amazon.awssdk.services.scheduler.model.UpdateScheduleRequest;

@NeedsDocker
class SchedulesTest {
  private static final String SQS = "arn:aws:sqs:us-east-1:000000000000:dead";
  private final String stack = "stack-" + UUID.randomUUID().toString().substring(0, 8);
  private final StackAddress address = new StackAddress(stack, Optional.empty(), Optional.empty());
  private SchedulerClient scheduler;
  private Schedules schedules;

  @BeforeEach
  void make() {
    LocalStack localStack = LocalStack.running();
    scheduler =
        AwsClients.at(
                localStack.endpoint(),
                LocalStack.REGION,
                LocalStack.ACCESS_KEY,
                LocalStack.SECRET_KEY)
            .build(SchedulerClient.builder());
    var _ = scheduler.createScheduleGroup(r -> r.name(stack));
    make("course-ratings", ScheduleState.ENABLED);
    make("store", ScheduleState.DISABLED);
    schedules = new Schedules(scheduler, new AwsCalls(address), address, stack);
  }

  @AfterEach
  void close() {
    scheduler.close();
  }

  private void make(String pipeline, ScheduleState state) {
    var _ =
        scheduler.createSchedule(
            r ->
                r.name(stack + "-" + pipeline)
                    .groupName(stack)
                    .description("every night")
                    .scheduleExpression("cron(30 2 * * ? *)")
                    .scheduleExpressionTimezone("Europe/Berlin")
                    .actionAfterCompletion(ActionAfterCompletion.NONE)
                    .flexibleTimeWindow(
                        w -> w.mode(FlexibleTimeWindowMode.FLEXIBLE).maximumWindowInMinutes(7))
                    .state(state)
                    .target(
                        t ->
                            t.arn("arn:aws:states:us-east-1:000000000000:stateMachine:weir")
                                .roleArn("arn:aws:iam::000000000000:role/schedules")
                                .input("{\"pipeline\": \"" + pipeline + "\"}")
                                .retryPolicy(
                                    p -> p.maximumRetryAttempts(5).maximumEventAgeInSeconds(3600))
                                .deadLetterConfig(d -> d.arn(SQS))));
  }

  private GetScheduleResponse found(String pipeline) {
    return scheduler.getSchedule(r -> r.groupName(stack).name(stack + "-" + pipeline));
  }

  @Test
  void theSchedulesOfAStackAreListedByPipeline() {
    assertThat(schedules.list())
        .containsExactly(
            new Deployed("course-ratings", "cron(30 2 * * ? *)", "Europe/Berlin", true),
            new Deployed("store", "cron(30 2 * * ? *)", "Europe/Berlin", false));
  }

  @Test
  void switchingOffKeepsTargetRetriesDeadLettersAndInput() {
    GetScheduleResponse before = found("course-ratings");

    assertThat(schedules.set("course-ratings", false).enabled()).isTrue();
    assertThat(schedules.set("course-ratings", false).enabled()).isFalse();

    GetScheduleResponse after = found("course-ratings");
    assertThat(after.state()).isEqualTo(ScheduleState.DISABLED);
    assertThat(after.target()).isEqualTo(before.target());
    assertThat(after.target().deadLetterConfig().arn()).isEqualTo(SQS);
    assertThat(after.scheduleExpressionTimezone()).isEqualTo("Europe/Berlin");
    assertThat(after.flexibleTimeWindow()).isEqualTo(before.flexibleTimeWindow());
    assertThat(after.description()).isEqualTo(before.description());
  }

  @Test
  void anUpdateNamesEveryFieldThatAScheduleHas() {
    GetScheduleResponse.Builder full = GetScheduleResponse.builder();
    for (SdkField<?> field : full.sdkFields()) {
      switch (field.marshallingType().getTargetClass().getSimpleName()) {
        case "String" -> field.set(full, "DISABLED");
        case "Instant" -> field.set(full, Instant.EPOCH);
        default -> field.set(full, emptyOf(field));
      }
    }

    UpdateScheduleRequest update = Schedules.with(full.build(), ScheduleState.ENABLED);

    assertThat(update.sdkFields())
        .filteredOn(field -> update.getValueForField(field.memberName(), Object.class).isEmpty())
        .extracting(SdkField::memberName)
        .isEqualTo(List.of("ClientToken"));
  }

  private static Object emptyOf(SdkField<?> field) {
    return field.memberName().equals("Target")
        ? Target.builder().build()
        : FlexibleTimeWindow.builder().build();
  }

  @Test
  void aPipelineWithoutAScheduleIsToldWithTheOthers() {
    assertThatThrownBy(() -> schedules.set("stor", true))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-4016")
        .hasMessageContaining("Did you mean 'store'?");
  }
}
