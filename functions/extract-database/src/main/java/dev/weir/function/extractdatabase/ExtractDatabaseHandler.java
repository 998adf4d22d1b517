package dev.weir.function.extractdatabase;

import dev.weir.lambda.Handler;
import dev.weir.lambda.Wired;
import dev.weir.message.DataSetResult;
import dev.weir.message.ExtractRequest;

/** {@code ExtractRequest} in, {@code DataSetResult} out. */
public final class ExtractDatabaseHandler
    extends Handler<ExtractDatabaseService, ExtractRequest, DataSetResult> {
  /** As AWS makes it. */
  public ExtractDatabaseHandler() {
    this(Wired.fromProcess(Wiring::service));
  }

  public ExtractDatabaseHandler(ExtractDatabaseService service) {
    this(Wired.over(service));
  }

  ExtractDatabaseHandler(Wired<ExtractDatabaseService> wired) {
    super(wired, ExtractRequest.class, ExtractDatabaseService::extract);
  }
}
