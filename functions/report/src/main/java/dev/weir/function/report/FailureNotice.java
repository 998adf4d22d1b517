package dev.weir.function.report;

import dev.weir.report.Report;
import dev.weir.report.Report.DataSetReport;
import dev.weir.report.Report.Failure;
import dev.weir.run.Notice;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells people of a bad end: what failed, where, what to do. */
final class FailureNotice {
  private static final Pattern ARN =
      Pattern.compile(
          "arn:(?<partition>aws[a-z-]*):states:(?<region>[a-z0-9-]+):\\d+:execution:.+");

  private FailureNotice() {}

  /**
   * @param location of the report, for people
   * @param published whether an earlier attempt had published the run already
   */
  static Notice of(Report report, FailedExecution execution, String location, boolean published) {
    Failure failure = report.failure().orElseThrow();
    Stream<String> lines =
        Stream.of(
                Optional.of(
                    "Run %s of pipeline %s %s (attempt %d)."
                        .formatted(
                            report.runId(),
                            report.pipeline(),
                            inWords(report.status()),
                            report.attempt())),
                Optional.of("What: " + failure.message()),
                Optional.of("Where: " + where(report, failure)),
                Optional.of("What to do: " + whatToDo(failure, published)),
                console(execution.id()).map(link -> "Execution: " + link),
                Optional.of("Report: " + location))
            .flatMap(Optional::stream);
    return new Notice(
        "Weir: %s %s".formatted(report.runId(), inWords(report.status())),
        lines.collect(Collectors.joining("\n\n")) + "\n");
  }

  /** Of an execution that was no run: nobody else would tell of it. */
  static Notice ofUnknown(String status, String id, String problem) {
    return new Notice(
        "Weir: an execution that is no run " + inWords(status),
        "%s\n\nExecution: %s\n".formatted(problem, console(id).orElse(id)));
  }

  private static String inWords(String status) {
    return switch (status) {
      case "TIMED_OUT" -> "timed out";
      case "ABORTED" -> "was stopped";
      default -> "failed";
    };
  }

  private static String where(Report report, Failure failure) {
    if (report.logicalTime().isEmpty()) {
      return "while it was planned; nothing was read.";
    }
    if (failure.incomplete().isEmpty()) {
      return "after all data sets were complete: while they were checked, published or reported.";
    }
    List<String> complete =
        report.dataSets().stream()
            .filter(dataSet -> !dataSet.refused())
            .map(DataSetReport::name)
            .toList();
    return "still to be made: %s; complete: %s. Nothing of this run is published."
        .formatted(
            String.join(", ", failure.incomplete()),
            complete.isEmpty() ? "none" : String.join(", ", complete));
  }

  private static String whatToDo(Failure failure, boolean published) {
    return published ? "nothing. An earlier attempt has published this run." : failure.whatToDo();
  }

  /** The page that shows the execution, step by step. */
  private static Optional<String> console(String id) {
    Matcher arn = ARN.matcher(id);
    if (!arn.matches()) {
      return Optional.empty();
    }
    String region = arn.group("region");
    String host =
        switch (arn.group("partition")) {
          case "aws-cn" -> "console.amazonaws.cn";
          case "aws-us-gov" -> "console.amazonaws-us-gov.com";
          default -> region + ".console.aws.amazon.com";
        };
    return Optional.of(
        "https://%s/states/home?region=%s#/v2/executions/details/%s".formatted(host, region, id));
  }
}
