package dev.weir.stack;

import dev.weir.error.DidYouMean;
import dev.weir.error.TerminalException;
import dev.weir.stack.call.AwsCalls;
import dev.weir.stack.call.StackAddress;
import dev.weir.stack.call.StackError;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;
import software.amazon.awssdk.services.scheduler.model.UpdateScheduleRequest;

/** The schedules of a stack: one for each pipeline, called {@code <stack>-<pipeline>}. */
public final class Schedules {
  private final SchedulerClient scheduler;
  private final AwsCalls calls;
  private final String group;
  private final String prefix;

  Schedules(SchedulerClient scheduler, AwsCalls calls, StackAddress stack, String group) {
    this.scheduler = scheduler;
    this.calls = calls;
    this.group = group;
    this.prefix = stack.name() + "-";
  }

  /**
   * A schedule as it is deployed.
   *
   * @param expression as in {@code cron(0 0 * * ? *)}
   */
  public record Deployed(String pipeline, String expression, String timeZone, boolean enabled) {}

  /** By pipeline. */
  public List<Deployed> list() {
    return pipelines().stream().map(pipeline -> deployed(pipeline, get(pipeline))).toList();
  }

  /**
   * Switches one on or off; all else of it stays as it is. Of no effect if it is so already.
   *
   * @return how it was before
   * @throws TerminalException if there is none for this pipeline
   */
  public Deployed set(String pipeline, boolean enabled) {
    ScheduleState state = enabled ? ScheduleState.ENABLED : ScheduleState.DISABLED;
    List<String> pipelines = pipelines();
    if (!pipelines.contains(pipeline)) {
      throw new TerminalException(
          StackError.UNKNOWN_SCHEDULE,
          "Cannot find a schedule in group '%s': %s"
              .formatted(group, DidYouMean.notOne(pipeline, "scheduled pipeline", pipelines)));
    }
    GetScheduleResponse before = get(pipeline);
    if (before.state() != state) {
      update(pipeline, with(before, state));
    }
    return deployed(pipeline, before);
  }

  private void update(String pipeline, UpdateScheduleRequest request) {
    var _ =
        calls.ask(
            "change the schedule of '" + pipeline + "'",
            "scheduler:UpdateSchedule (and iam:PassRole for the schedule's role)",
            () -> scheduler.updateSchedule(request));
  }

  /** An update sets all that it does not name to its default: everything is named. */
  static UpdateScheduleRequest with(GetScheduleResponse found, ScheduleState state) {
    return UpdateScheduleRequest.builder()
        .name(found.name())
        .groupName(found.groupName())
        .description(found.description())
        .scheduleExpression(found.scheduleExpression())
        .scheduleExpressionTimezone(found.scheduleExpressionTimezone())
        .startDate(found.startDate())
        .endDate(found.endDate())
        .flexibleTimeWindow(found.flexibleTimeWindow())
        .actionAfterCompletion(found.actionAfterCompletion())
        .kmsKeyArn(found.kmsKeyArn())
        .target(found.target())
        .state(state)
        .build();
  }

  /** Those that have a schedule. */
  public List<String> pipelines() {
    return calls.ask(
        "list the schedules",
        "scheduler:ListSchedules",
        () -> {
          List<String> pipelines = new ArrayList<>();
          for (ScheduleSummary summary :
              scheduler
                  .listSchedulesPaginator(request -> request.groupName(group).namePrefix(prefix))
                  .schedules()) {
            pipelines.add(summary.name().substring(prefix.length()));
          }
          pipelines.sort(null);
          return pipelines;
        });
  }

  private GetScheduleResponse get(String pipeline) {
    return calls.ask(
        "read the schedule of '" + pipeline + "'",
        "scheduler:GetSchedule",
        () -> scheduler.getSchedule(request -> request.groupName(group).name(prefix + pipeline)));
  }

  private static Deployed deployed(String pipeline, GetScheduleResponse found) {
    return new Deployed(
        pipeline,
        found.scheduleExpression(),
        Objects.requireNonNullElse(found.scheduleExpressionTimezone(), "UTC"),
        found.state() == ScheduleState.ENABLED);
  }
}
