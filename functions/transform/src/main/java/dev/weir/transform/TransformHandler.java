package dev.weir.transform;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.weir.lambda.Border;
import dev.weir.message.TransformRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A TransformRequest in, a DataSetResult out. */
public final class TransformHandler implements RequestStreamHandler {
  private final TransformService service;
  private final Border border;

  /** As AWS makes it. */
  public TransformHandler() {
    this(Wiring.fromEnvironment());
  }

  TransformHandler(Wiring wiring) {
    this.service = wiring.service();
    this.border = wiring.border();
  }

  /** Over other ports, without a log. */
  public TransformHandler(TransformService service) {
    this.service = service;
    this.border = new Border();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    String invocation = context.getAwsRequestId().replaceAll("[^A-Za-z0-9-]", "-");
    border.handle(
        input, output, TransformRequest.class, request -> service.transform(request, invocation));
  }
}
