package dev.weir.extractapi;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.weir.lambda.Border;
import dev.weir.run.Messages.ExtractRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The function's border. */
public final class ExtractApiHandler implements RequestStreamHandler {
  private final ExtractApi service;

  public ExtractApiHandler(ExtractApi service) {
    this.service = service;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Border.handle(input, output, ExtractRequest.class, service::extract);
  }
}
