package dev.weir.report;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.weir.lambda.Border;
import dev.weir.run.Messages.ReportRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** {@link ReportRequest} to {@link dev.weir.run.Messages.ReportResult}. */
public final class ReportHandler implements RequestStreamHandler {
  private final ReportService service;

  public ReportHandler(ReportService service) {
    this.service = service;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Border.handle(input, output, ReportRequest.class, service::report);
  }
}
