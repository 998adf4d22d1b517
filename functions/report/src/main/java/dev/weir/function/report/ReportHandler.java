package dev.weir.function.report;

import dev.weir.lambda.Handler;
import dev.weir.lambda.Wired;
import dev.weir.message.ReportRequest;
import dev.weir.message.ReportResult;

/** {@code ReportRequest} in, {@code ReportResult} out. */
public final class ReportHandler extends Handler<ReportService, ReportRequest, ReportResult> {
  /** As AWS makes it. */
  public ReportHandler() {
    this(Wired.fromProcess(Wiring::service));
  }

  public ReportHandler(ReportService service) {
    this(Wired.over(service));
  }

  ReportHandler(Wired<ReportService> wired) {
    super(wired, ReportRequest.class, ReportService::report);
  }
}
