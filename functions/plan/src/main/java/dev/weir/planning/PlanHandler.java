package dev.weir.planning;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.weir.lambda.Border;
import dev.weir.message.PlanRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** {@link PlanRequest} to {@link dev.weir.message.PlanResult}. */
public final class PlanHandler implements RequestStreamHandler {
  private final PlanService service;
  private final Border border;

  /** As AWS makes it. */
  public PlanHandler() {
    this(Wiring.fromEnvironment());
  }

  PlanHandler(Wiring wiring) {
    this.service = wiring.service();
    this.border = wiring.border();
  }

  /** Over other ports, without a log. */
  public PlanHandler(PlanService service) {
    this.service = service;
    this.border = new Border();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    border.handle(input, output, PlanRequest.class, service::plan);
  }
}
