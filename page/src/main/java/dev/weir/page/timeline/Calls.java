package dev.weir.page.timeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.execution.HistoryEvent;
import dev.weir.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The calls of functions that a history tells of. */
final class Calls {
  private record Call(String phase, String label, Instant entered, Instant started) {
    private Call named(String name) {
      return new Call(phase, name, entered, started);
    }

    private Call startedAt(Instant when) {
      return new Call(phase, label, entered, when);
    }

    private Span ended(Instant when, boolean failed) {
      return new Span(phase, label, entered, started, when, failed);
    }
  }

  private final Map<Long, Call> waiting = new HashMap<>();
  private final Map<Long, Call> calling = new HashMap<>();
  private final List<Span> spans = new ArrayList<>();

  /** In the order in which they ended; one that did not end failed with the last event. */
  static List<Span> of(List<HistoryEvent> history) {
    Calls calls = new Calls();
    history.forEach(calls::hear);
    calls.calling.values().stream()
        .map(call -> call.ended(history.getLast().timestamp(), true))
        .forEach(calls.spans::add);
    return calls.spans;
  }

  private void hear(HistoryEvent event) {
    long id = event.id();
    Instant now = event.timestamp();
    long before = event.previousEventId();
    switch (event.type()) {
      case "TaskStateEntered" -> waiting.put(id, new Call(phase(event), phase(event), now, now));
      case "TaskScheduled" ->
          told(waiting.remove(before), call -> calling.put(id, named(call, event)));
      case "TaskStarted" ->
          told(calling.remove(before), call -> calling.put(id, call.startedAt(now)));
      case "TaskSucceeded" ->
          told(calling.remove(before), call -> spans.add(call.ended(now, false)));
      case "TaskFailed", "TaskTimedOut" ->
          told(
              calling.remove(before),
              call -> {
                spans.add(call.ended(now, true));
                waiting.put(id, new Call(call.phase, call.label, now, now)); // It may be retried.
              });
      default -> {}
    }
  }

  private static void told(@Nullable Call call, Consumer<Call> of) {
    Optional.ofNullable(call).ifPresent(of);
  }

  private static Call named(Call call, HistoryEvent event) {
    return dataSet(event).map(call::named).orElse(call);
  }

  /** The first word of a state's name, which is written in camel case. */
  private static String phase(HistoryEvent event) {
    return event.details().path("name").asText().replaceFirst("(?<=[a-z])[A-Z].*", "");
  }

  private static Optional<String> dataSet(HistoryEvent event) {
    try {
      JsonNode payload =
          Json.mapper().readTree(event.details().path("parameters").asText("{}")).path("Payload");
      String name = payload.path("dataSet").asText(payload.path("source").asText());
      return name.isEmpty() ? Optional.empty() : Optional.of(name);
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }
}
