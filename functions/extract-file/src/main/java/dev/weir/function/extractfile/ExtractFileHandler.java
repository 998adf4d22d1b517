package dev.weir.function.extractfile;

import dev.weir.lambda.Handler;
import dev.weir.lambda.Wired;
import dev.weir.message.DataSetResult;
import dev.weir.message.ExtractRequest;

/** {@code ExtractRequest} in, {@code DataSetResult} out. */
public final class ExtractFileHandler
    extends Handler<ExtractFileService, ExtractRequest, DataSetResult> {
  /** As AWS makes it. */
  public ExtractFileHandler() {
    this(Wired.fromProcess(Wiring::service));
  }

  public ExtractFileHandler(ExtractFileService service) {
    this(Wired.over(service));
  }

  ExtractFileHandler(Wired<ExtractFileService> wired) {
    super(wired, ExtractRequest.class, ExtractFileService::extract);
  }
}
