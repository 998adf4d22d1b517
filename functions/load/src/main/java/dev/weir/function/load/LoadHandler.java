package dev.weir.function.load;

import dev.weir.lambda.Handler;
import dev.weir.lambda.Wired;
import dev.weir.message.LoadRequest;
import dev.weir.message.LoadResult;

/** {@code LoadRequest} in, {@code LoadResult} out. */
public final class LoadHandler extends Handler<LoadService, LoadRequest, LoadResult> {
  /** As AWS makes it. */
  public LoadHandler() {
    this(Wired.fromProcess(Wiring::service));
  }

  public LoadHandler(LoadService service) {
    this(Wired.over(service));
  }

  LoadHandler(Wired<LoadService> wired) {
    super(wired, LoadRequest.class, LoadService::load);
  }
}
