package dev.weir.query;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.json.Json;
import dev.weir.lambda.Border;
import dev.weir.message.QueryRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** {@code QueryRequest} in, {@code QueryResult} out; or both as a function URL has them. */
public final class QueryHandler implements RequestStreamHandler {
  /** Lambda's answers have 6 MB (Lambda quotas, "Invocation payload"). */
  private static final int MAX_ANSWER_BYTES = 6_000_000;

  private final QueryService service;
  private final Border border;
  private final QueryUrl url;

  /** As AWS makes it. */
  public QueryHandler() {
    this(Wiring.fromEnvironment());
  }

  QueryHandler(Wiring wiring) {
    this(wiring.service(), wiring.border());
  }

  /** Over other ports, without a log. */
  public QueryHandler(QueryService service) {
    this(service, new Border());
  }

  private QueryHandler(QueryService service, Border border) {
    this.service = service;
    this.border = border.answering(MAX_ANSWER_BYTES);
    this.url = new QueryUrl(service, border, MAX_ANSWER_BYTES);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, @Nullable Context context)
      throws IOException {
    border.handle(input, output, JsonNode.class, this::answer);
  }

  private Object answer(JsonNode message) {
    if (UrlRequest.is(message)) {
      return url.answer(message);
    }
    QueryRequest request = Json.read(Json.bytes(message), QueryRequest.class);
    border.about(request);
    return service.answer(request);
  }
}
