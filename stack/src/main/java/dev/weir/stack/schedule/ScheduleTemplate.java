package dev.weir.stack.schedule;

import dev.weir.pipeline.schedule.Schedule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The nested template that {@code template.yaml} includes: a schedule for each pipeline. */
public final class ScheduleTemplate {
  private static final int HOURS = 24;
  private static final int MARGIN = 2;

  /** An alarm looks seven days back at most, which leaves a weekly schedule no margin. */
  private static final int MOST_DAYS = 6;

  private ScheduleTemplate() {}

  /**
   * The same for the same schedules, to the letter.
   *
   * @param schedules by pipeline
   */
  public static String of(Map<String, Schedule> schedules) {
    StringBuilder resources = new StringBuilder();
    schedules.forEach((pipeline, schedule) -> resources.append(resource(pipeline, schedule)));
    schedules.values().stream()
        .filter(Schedule::enabled)
        .mapToInt(schedule -> schedule.cron().daysApart())
        .min()
        .ifPresent(days -> resources.append(alarm(days)));
    return part("template").replace("RESOURCES\n", resources);
  }

  /**
   * Of no success for as long as some pipeline may be between two ticks, and two hours more. None
   * where that is more than CloudWatch looks back, seven days with periods of an hour
   * (docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring, alarm-evaluation): a run that takes a
   * minute longer than the last would be told as none.
   *
   * @param days between its ticks
   */
  private static String alarm(int days) {
    if (days > MOST_DAYS) {
      return "";
    }
    return part("alarm").replace("HOURS", Integer.toString(days * HOURS + MARGIN));
  }

  private static String resource(String pipeline, Schedule schedule) {
    return part("schedule")
        .replace("LOGICAL_ID", logicalId(pipeline))
        .replace("PIPELINE", pipeline)
        .replace("EXPRESSION", AwsCron.of(schedule.cron()))
        .replace("TIME_ZONE", schedule.timeZone().getId())
        .replace("STATE", schedule.enabled() ? "ENABLED" : "DISABLED");
  }

  /**
   * {@code CourseRatingsSchedule} for {@code course-ratings}. It has letters and digits only; where
   * these do not tell all of the name, as in {@code a-1}, a hash tells it from {@code a1}.
   */
  static String logicalId(String pipeline) {
    String words =
        Arrays.stream(pipeline.split("-"))
            .filter(word -> !word.isEmpty())
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .collect(Collectors.joining());
    boolean told = Pattern.matches("[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*", pipeline);
    return words + (told ? "" : "x" + Integer.toHexString(pipeline.hashCode())) + "Schedule";
  }

  private static String part(String name) {
    String resource = name + ".yaml.template";
    try (InputStream in = ScheduleTemplate.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The package lacks " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
