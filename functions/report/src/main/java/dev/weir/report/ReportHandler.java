package dev.weir.report;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.weir.lambda.Border;
import dev.weir.message.ReportRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** {@link ReportRequest} to {@link dev.weir.message.ReportResult}. */
public final class ReportHandler implements RequestStreamHandler {
  private final ReportService service;
  private final Border border;

  /** As AWS makes it. */
  public ReportHandler() {
    this(Wiring.fromEnvironment());
  }

  ReportHandler(Wiring wiring) {
    this.service = wiring.service();
    this.border = wiring.border();
  }

  /** Over other ports, without a log. */
  public ReportHandler(ReportService service) {
    this.service = service;
    this.border = new Border();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    border.handle(input, output, ReportRequest.class, service::report);
  }
}
