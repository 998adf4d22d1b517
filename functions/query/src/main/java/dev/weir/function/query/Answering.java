package dev.weir.function.query;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.json.Json;
import dev.weir.lambda.Border;
import dev.weir.lambda.Wired;
import dev.weir.message.QueryRequest;

/** Answers a message in the form in which it came: as such, or as a function URL has it. */
record Answering(QueryService service, QueryUrl url, Border border) {
  /** Lambda's answers have 6 MB (Lambda quotas, "Invocation payload"). */
  private static final int MAX_ANSWER_BYTES = 6_000_000;

  static Wired<Answering> of(Wired<QueryService> wired) {
    QueryUrl url = new QueryUrl(wired.service(), wired.border(), MAX_ANSWER_BYTES);
    return new Wired<>(
        new Answering(wired.service(), url, wired.border()),
        wired.border().answering(MAX_ANSWER_BYTES),
        wired.leaving());
  }

  Object answer(JsonNode message) {
    if (UrlRequest.is(message)) {
      return url.answer(message);
    }
    QueryRequest request = Json.read(Json.bytes(message), QueryRequest.class);
    border.about(request);
    return service.answer(request);
  }
}
