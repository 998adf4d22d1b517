package dev.weir.planning;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.weir.lambda.Border;
import dev.weir.run.Messages.PlanRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** {@link PlanRequest} to {@link dev.weir.run.Messages.PlanResult}. */
public final class PlanHandler implements RequestStreamHandler {
  private final PlanService service;

  public PlanHandler(PlanService service) {
    this.service = service;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Border.handle(input, output, PlanRequest.class, service::plan);
  }
}
