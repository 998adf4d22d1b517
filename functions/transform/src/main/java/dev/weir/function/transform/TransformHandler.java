package dev.weir.function.transform;

import dev.weir.lambda.Handler;
import dev.weir.lambda.Wired;
import dev.weir.message.DataSetResult;
import dev.weir.message.TransformRequest;

/** {@code TransformRequest} in, {@code DataSetResult} out. */
public final class TransformHandler
    extends Handler<TransformService, TransformRequest, DataSetResult> {
  /** As AWS makes it. */
  public TransformHandler() {
    this(Wired.fromProcess(Wiring::service));
  }

  public TransformHandler(TransformService service) {
    this(Wired.over(service));
  }

  TransformHandler(Wired<TransformService> wired) {
    super(wired, TransformRequest.class, TransformService::transform);
  }
}
