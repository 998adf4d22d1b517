package dev.weir.function.query;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.lambda.Handler;
import dev.weir.lambda.Wired;

/** {@code QueryRequest} in, {@code QueryResult} out; or both as a function URL has them. */
public final class QueryHandler extends Handler<Answering, JsonNode, Object> {
  /** As AWS makes it. */
  public QueryHandler() {
    this(Wired.fromProcess(Wiring::service));
  }

  public QueryHandler(QueryService service) {
    this(Wired.over(service));
  }

  QueryHandler(Wired<QueryService> wired) {
    super(Answering.of(wired), JsonNode.class, Answering::answer);
  }
}
