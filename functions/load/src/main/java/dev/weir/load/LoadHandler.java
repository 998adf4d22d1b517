package dev.weir.load;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.weir.lambda.Border;
import dev.weir.message.LoadRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** {@code LoadRequest} in, {@code LoadResult} out. */
public final class LoadHandler implements RequestStreamHandler {
  private final LoadService service;
  private final Border border;

  /** As AWS makes it. */
  public LoadHandler() {
    this(Wiring.fromEnvironment());
  }

  LoadHandler(Wiring wiring) {
    this.service = wiring.service();
    this.border = wiring.border();
  }

  /** Over other ports, without a log. */
  public LoadHandler(LoadService service) {
    this.service = service;
    this.border = new Border();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, @Nullable Context context)
      throws IOException {
    border.handle(input, output, LoadRequest.class, service::load);
  }
}
