package dev.weir.extractdatabase;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.weir.lambda.Border;
import dev.weir.message.ExtractRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** {@code ExtractRequest} in, {@code DataSetResult} out. */
public final class ExtractDatabaseHandler implements RequestStreamHandler {
  private final ExtractDatabase service;
  private final Border border;

  /** As AWS makes it. */
  public ExtractDatabaseHandler() {
    this(Wiring.fromEnvironment());
  }

  ExtractDatabaseHandler(Wiring wiring) {
    this.service = wiring.service();
    this.border = wiring.border();
  }

  /** Over other ports, without a log. */
  public ExtractDatabaseHandler(ExtractDatabase service) {
    this.service = service;
    this.border = new Border();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, @Nullable Context context)
      throws IOException {
    border.handle(input, output, ExtractRequest.class, service::extract);
  }
}
