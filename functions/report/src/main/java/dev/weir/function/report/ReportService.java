package dev.weir.function.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.error.TerminalException;
import dev.weir.json.Json;
import dev.weir.lake.Lake;
import dev.weir.lake.LakeKey;
import dev.weir.message.ReportRequest;
import dev.weir.message.ReportResult;
import dev.weir.plan.Plan;
import dev.weir.plan.Plans;
import dev.weir.report.Report;
import dev.weir.report.Report.Failure;
import dev.weir.report.Report.IncrementReport;
import dev.weir.report.Report.TargetReport;
import dev.weir.run.Lease;
import dev.weir.run.Leases;
import dev.weir.run.Notices;
import dev.weir.run.RunContext;
import dev.weir.run.RunFolder;
import dev.weir.run.RunId;
import dev.weir.schema.SchemaChange;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Writes the report of a run, gives its lease back, and tells people of a bad end. Can be repeated.
 * A failure never overwrites the report of a good end: what is published is published.
 */
public final class ReportService {
  private final Lake lake;
  private final Leases leases;
  private final Notices notices;
  private final InstantSource clock;
  private final WhatToDo whatToDo;

  /**
   * @param options what a suggested command ends with, as in {@code --stack weir}: empty on a
   *     laptop
   */
  public ReportService(
      Lake lake, Leases leases, Notices notices, InstantSource clock, String options) {
    this.lake = lake;
    this.leases = leases;
    this.notices = notices;
    this.clock = clock;
    this.whatToDo = new WhatToDo(options);
  }

  public ReportResult report(ReportRequest request) {
    if (request.context().isPresent()) {
      return succeeded(request.context().get(), request.startedAt());
    }
    JsonNode detail =
        request
            .detail()
            .orElseThrow(
                () ->
                    new TerminalException(
                        ReportError.NEITHER_END,
                        "Cannot report: the message has neither 'context' (a good end) nor 'detail' (a bad one)."));
    return failed(execution(detail));
  }

  private ReportResult succeeded(RunContext context, Optional<Instant> startedAt) {
    Plan plan = new Plans(lake).of(context);
    Inventory inventory = Inventory.of(plan, context, lake).since(before(context.run()));
    List<TargetReport> targets =
        plan.isWithoutNew() ? List.of() : inventory.published(plan, context, lake);
    Report report =
        new Report(
            Report.FORMAT,
            context.run().value(),
            context.run().pipeline(),
            context.attempt(),
            Report.SUCCEEDED,
            Optional.of(plan.logicalTime()),
            startedAt,
            clock.instant(),
            inventory.totals(targets),
            inventory.dataSets(),
            inventory.checks(),
            targets,
            drift(context.folder()),
            Optional.empty(),
            increments(plan));
    LakeKey key = context.folder().report();
    lake.put(key, Json.bytes(report));
    leases.release(context);
    return new ReportResult(report.runId(), report.status(), key.value());
  }

  private List<SchemaChange> drift(RunFolder folder) {
    return lake.read(folder.schemaChanges())
        .map(stored -> List.of(Json.read(stored.content(), SchemaChange[].class)))
        .orElse(List.of());
  }

  /** Of the last good run of the pipeline; empty where that is gone, or of another version. */
  private Optional<Report> before(RunId run) {
    return leases
        .find(run.pipeline())
        .flatMap(Lease::published)
        .filter(earlier -> !earlier.equals(run))
        .flatMap(earlier -> lake.read(new RunFolder(earlier).report()))
        .flatMap(ReportService::report);
  }

  private static Optional<Report> report(Lake.Stored stored) {
    try {
      return Optional.of(Json.read(stored.content(), Report.class));
    } catch (TerminalException _) {
      return Optional.empty();
    }
  }

  private FailedExecution execution(JsonNode detail) {
    try {
      return FailedExecution.of(detail, leases);
    } catch (TerminalException e) {
      notices.send(
          FailureNotice.ofUnknown(
              detail.path("status").asText(),
              detail.path("executionArn").asText(),
              String.valueOf(e.getMessage())));
      throw e;
    }
  }

  private ReportResult failed(FailedExecution execution) {
    RunFolder folder = new RunFolder(execution.run());
    if (goesOnElsewhere(execution)) {
      leases.release(execution.run().pipeline(), execution.id());
    } else {
      Report report = failure(execution, folder);
      boolean published = !writeUnlessSucceeded(folder.report(), report);
      // Before people are told: they may start again at once.
      leases.release(execution.run().pipeline(), execution.id());
      notices.send(FailureNotice.of(report, execution, lake.location(folder.report()), published));
    }
    return new ReportResult(execution.run().value(), execution.status(), folder.report().value());
  }

  /** A schedule may be delivered twice: the second is refused while the first does the run. */
  private boolean goesOnElsewhere(FailedExecution execution) {
    return leases
        .find(execution.run().pipeline())
        .filter(lease -> lease.run().equals(execution.run()))
        .filter(lease -> !lease.released() && !lease.execution().equals(execution.id()))
        .isPresent();
  }

  private Report failure(FailedExecution execution, RunFolder folder) {
    Optional<byte[]> json = lake.read(folder.plan()).map(Lake.Stored::content);
    Optional<Plan> plan = json.flatMap(ReportService::readable);
    Inventory inventory =
        plan.map(found -> inventory(found, execution, json.orElseThrow())).orElse(Inventory.none());
    List<TargetReport> targets = plan.map(Inventory::unpublished).orElse(List.of());
    return new Report(
        Report.FORMAT,
        execution.run().value(),
        execution.run().pipeline(),
        execution.attempt(),
        execution.status(),
        plan.map(Plan::logicalTime),
        execution.startedAt(),
        clock.instant(),
        inventory.totals(targets),
        inventory.dataSets(),
        inventory.checks(),
        targets,
        drift(folder),
        Optional.of(
            new Failure(
                execution.error(),
                execution.message(),
                inventory.incomplete(),
                whatToDo.after(execution, plan.isPresent()))),
        plan.map(ReportService::increments).orElse(List.of()));
  }

  private static List<IncrementReport> increments(Plan plan) {
    return plan.sources().stream()
        .flatMap(
            source ->
                source.window().stream()
                    .map(
                        window ->
                            new IncrementReport(
                                source.name(),
                                window.column(),
                                window.from(),
                                window.to(),
                                window.leftOut())))
        .toList();
  }

  /** A marker that cannot be read may be the very failure: it must not hinder its report. */
  private Inventory inventory(Plan plan, FailedExecution execution, byte[] json) {
    RunContext context = new RunContext(execution.run(), execution.attempt(), 0, Plans.hash(json));
    try {
      return Inventory.of(plan, context, lake);
    } catch (TerminalException _) {
      return Inventory.none();
    }
  }

  /** A plan of another version must not keep the report of its failure from being written. */
  private static Optional<Plan> readable(byte[] json) {
    try {
      return Optional.of(Plans.parse(json));
    } catch (TerminalException _) {
      return Optional.empty();
    }
  }

  /**
   * @return false if a good end was reported before
   */
  private boolean writeUnlessSucceeded(LakeKey key, Report report) {
    boolean written = false;
    while (!written) {
      Optional<Lake.Stored> found = lake.read(key);
      if (found.isEmpty()) {
        written = lake.create(key, Json.bytes(report));
      } else if (succeeded(found.get())) {
        return false;
      } else {
        written = lake.replace(key, Json.bytes(report), found.get().version());
      }
    }
    return true;
  }

  private static boolean succeeded(Lake.Stored report) {
    JsonNode status = Json.read(report.content(), JsonNode.class).path("status");
    return status.asText().equals(Report.SUCCEEDED);
  }
}
