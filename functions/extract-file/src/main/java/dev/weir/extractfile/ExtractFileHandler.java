package dev.weir.extractfile;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.weir.lambda.Border;
import dev.weir.message.ExtractRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The function's border. */
public final class ExtractFileHandler implements RequestStreamHandler {
  private final ExtractFile service;
  private final Border border;

  /** As AWS makes it. */
  public ExtractFileHandler() {
    this(Wiring.fromEnvironment());
  }

  ExtractFileHandler(Wiring wiring) {
    this.service = wiring.service();
    this.border = wiring.border();
  }

  /** Over other ports, without a log. */
  public ExtractFileHandler(ExtractFile service) {
    this.service = service;
    this.border = new Border();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    border.handle(input, output, ExtractRequest.class, service::extract);
  }
}
