package dev.weir.extractdatabase;

import dev.weir.lambda.Handler;
import dev.weir.lambda.Wired;
import dev.weir.message.DataSetResult;
import dev.weir.message.ExtractRequest;

/** {@code ExtractRequest} in, {@code DataSetResult} out. */
public final class ExtractDatabaseHandler
    extends Handler<ExtractDatabase, ExtractRequest, DataSetResult> {
  /** As AWS makes it. */
  public ExtractDatabaseHandler() {
    this(Wired.fromProcess(Wiring::service));
  }

  public ExtractDatabaseHandler(ExtractDatabase service) {
    this(Wired.over(service));
  }

  ExtractDatabaseHandler(Wired<ExtractDatabase> wired) {
    super(wired, ExtractRequest.class, ExtractDatabase::extract);
  }
}
