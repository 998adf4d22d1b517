package dev.weir.extractdatabase;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.weir.lambda.Border;
import dev.weir.run.Messages.ExtractRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** {@code ExtractRequest} in, {@code DataSetResult} out. */
public final class ExtractDatabaseHandler implements RequestStreamHandler {
  private final ExtractDatabase service;

  public ExtractDatabaseHandler(ExtractDatabase service) {
    this.service = service;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, @Nullable Context context)
      throws IOException {
    Border.handle(input, output, ExtractRequest.class, service::extract);
  }
}
