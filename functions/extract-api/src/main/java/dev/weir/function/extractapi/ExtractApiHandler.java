package dev.weir.function.extractapi;

import dev.weir.lambda.Handler;
import dev.weir.lambda.Wired;
import dev.weir.message.DataSetResult;
import dev.weir.message.ExtractRequest;

/** {@code ExtractRequest} in, {@code DataSetResult} out. */
public final class ExtractApiHandler
    extends Handler<ExtractApiService, ExtractRequest, DataSetResult> {
  /** As AWS makes it. */
  public ExtractApiHandler() {
    this(Wired.fromProcess(Wiring::service));
  }

  public ExtractApiHandler(ExtractApiService service) {
    this(Wired.over(service));
  }

  ExtractApiHandler(Wired<ExtractApiService> wired) {
    super(wired, ExtractRequest.class, ExtractApiService::extract);
  }
}
