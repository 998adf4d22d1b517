package dev.weir.function.plan;

import dev.weir.lambda.Handler;
import dev.weir.lambda.Wired;
import dev.weir.message.PlanRequest;
import dev.weir.message.PlanResult;

/** {@code PlanRequest} in, {@code PlanResult} out. */
public final class PlanHandler extends Handler<PlanService, PlanRequest, PlanResult> {
  /** As AWS makes it. */
  public PlanHandler() {
    this(Wired.fromProcess(Wiring::service));
  }

  public PlanHandler(PlanService service) {
    this(Wired.over(service));
  }

  PlanHandler(Wired<PlanService> wired) {
    super(wired, PlanRequest.class, PlanService::plan);
  }
}
