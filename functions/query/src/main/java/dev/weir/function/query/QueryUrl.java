package dev.weir.function.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.error.CoreError;
import dev.weir.error.ErrorCode;
import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import dev.weir.json.Json;
import dev.weir.lambda.Border;
import dev.weir.message.QueryRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers what comes by a function URL. Whoever asks hears of their own mistakes; of ours, the log
 * does.
 */
final class QueryUrl {
  /** Says how many rows at most, unless the query has a parameter of this name. */
  private static final String LIMIT = "limit";

  private final QueryService service;
  private final Border border;
  private final int maxAnswerBytes;

  QueryUrl(QueryService service, Border border, int maxAnswerBytes) {
    this.service = service;
    this.border = border;
    this.maxAnswerBytes = maxAnswerBytes;
  }

  UrlAnswer answer(JsonNode event) {
    try {
      QueryRequest request = request(UrlRequest.of(event));
      border.about(request);
      return small(UrlAnswer.of(service.answer(request)));
    } catch (TerminalException e) {
      return status(e.code()).map(status -> refused(status, e)).orElseGet(() -> failed(e));
    } catch (TransientException e) {
      border.failed(e);
      return UrlAnswer.of(503, "Cannot answer now. Try again.", List.of()).with("retry-after", "5");
    } catch (RuntimeException e) {
      return failed(e);
    }
  }

  private QueryRequest request(UrlRequest url) {
    Map<String, String> parameters = new LinkedHashMap<>(url.parameters());
    Optional<Integer> limit = Optional.empty();
    if (!service.parameters(url.pipeline(), url.query()).contains(LIMIT)) {
      limit = Optional.ofNullable(parameters.remove(LIMIT)).map(QueryUrl::limit);
    }
    return new QueryRequest(url.pipeline(), url.query(), parameters, limit);
  }

  private static int limit(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException _) {
      throw new TerminalException(
          QueryError.INVALID_REQUEST,
          "Cannot read the URL:\nThe limit is '%s'; it may be 1 to %d."
              .formatted(text, QueryService.MAX_LIMIT));
    }
  }

  private UrlAnswer small(UrlAnswer answer) {
    try {
      if (Json.mapper().writeValueAsBytes(answer).length > maxAnswerBytes) {
        throw new TerminalException(
            QueryError.TOO_LARGE,
            "Cannot answer with more than %d bytes: ask for fewer rows, as with limit=100."
                .formatted(maxAnswerBytes));
      }
      return answer;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write an answer as JSON", e);
    }
  }

  /** Empty where it is not for who asks to mend it. */
  private static Optional<Integer> status(ErrorCode code) {
    if (code == QueryError.INVALID_REQUEST) {
      return Optional.of(400);
    }
    if (code == QueryError.NOT_GET) {
      return Optional.of(405);
    }
    if (code == QueryError.TOO_LARGE) {
      return Optional.of(413);
    }
    boolean absent =
        code == QueryError.NO_SUCH_PATH
            || code == QueryError.UNKNOWN_QUERY
            || code == CoreError.UNKNOWN_PIPELINE;
    return absent ? Optional.of(404) : Optional.empty();
  }

  private static UrlAnswer refused(int status, TerminalException e) {
    List<String> lines = String.valueOf(e.getMessage()).lines().toList();
    UrlAnswer answer = UrlAnswer.of(status, lines.getFirst(), lines.subList(1, lines.size()));
    return status == 405 ? answer.with("allow", "GET") : answer;
  }

  private UrlAnswer failed(RuntimeException e) {
    border.failed(e);
    return UrlAnswer.of(
        500, "Cannot answer: the query failed. The function's log says why.", List.of());
  }
}
