package dev.weir.query;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.weir.lambda.Border;
import dev.weir.run.Messages.QueryRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** {@code QueryRequest} in, {@code QueryResult} out. */
public final class QueryHandler implements RequestStreamHandler {
  private final QueryService service;

  public QueryHandler(QueryService service) {
    this.service = service;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, @Nullable Context context)
      throws IOException {
    Border.handle(input, output, QueryRequest.class, service::answer);
  }
}
