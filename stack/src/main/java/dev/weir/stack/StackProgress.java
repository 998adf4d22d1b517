package dev.weir.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.dataset.DataSet;
import dev.weir.events.Events;
import dev.weir.events.RunEvent;
import dev.weir.execution.HistoryEvent;
import dev.weir.execution.HistoryListener;
import dev.weir.json.Json;
import dev.weir.lake.Lake;
import dev.weir.lake.LakeKey;
import dev.weir.run.RunFolder;
import dev.weir.run.RunId;
import dev.weir.text.Counted;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells from the history of a run what its functions would tell if they ran here. What an answer
 * does not carry is read in the lake, where the function has written it before it answered.
 */
public final class StackProgress implements HistoryListener {
  private static final Set<String> EXTRACTS =
      Set.of("ExtractDatabase", "ExtractApi", "ExtractFile");

  private final RunFolder folder;
  private final Lake lake;
  private final Events events;
  private final Map<Long, String> states = new HashMap<>();
  private final Set<String> sources = new HashSet<>();
  private String failedState = "";

  public StackProgress(RunId run, Lake lake, Events events) {
    this.folder = new RunFolder(run);
    this.lake = lake;
    this.events = events;
  }

  /** Where the last failure was; empty if there was none. */
  String failedState() {
    return failedState;
  }

  @Override
  public void heard(HistoryEvent event) {
    String state = state(event);
    switch (event.type()) {
      case "TaskScheduled" -> scheduled(state, tree(event, "parameters").path("Payload"));
      case "TaskSucceeded" -> succeeded(state, tree(event, "output").path("Payload"));
      case "TaskFailed", "TaskTimedOut" -> failedState = state;
      case "EvaluationFailed" -> failedState = event.details().path("state").asText(state);
      case "FailStateEntered" -> failedState = state;
      default -> {}
    }
  }

  /** An event is of the state that was entered last on its way. */
  private String state(HistoryEvent event) {
    String state =
        event.type().endsWith("StateEntered")
            ? event.details().path("name").asText()
            : states.getOrDefault(event.previousEventId(), "");
    states.put(event.id(), state);
    return state;
  }

  private void scheduled(String state, JsonNode request) {
    if (EXTRACTS.contains(state)) {
      events.emit(new RunEvent.Advanced(request.path("source").asText(), 0, 0));
    } else if (state.equals("TransformDataSet")
        && !sources.contains(request.path("dataSet").asText())) {
      events.emit(new RunEvent.Advanced(request.path("dataSet").asText(), 0, 0));
    }
  }

  private void succeeded(String state, JsonNode answer) {
    String dataSet = answer.path("dataSet").asText();
    boolean reused = answer.path("reused").asBoolean();
    if (EXTRACTS.contains(state)) {
      sources.add(dataSet);
      completed(dataSet, reused);
    } else if (state.equals("TransformDataSet")) {
      if (!reused) {
        read(folder.checks(dataSet), RunEvent.Checked.class).ifPresent(events::emit);
      }
      if (!sources.contains(dataSet)) {
        completed(dataSet, reused);
      }
    } else if (state.equals("Load")) {
      loaded(answer);
    }
  }

  private void completed(String dataSet, boolean reused) {
    read(folder.marker(dataSet), DataSet.class)
        .ifPresent(complete -> events.emit(new RunEvent.Completed(complete, reused)));
  }

  private void loaded(JsonNode answer) {
    String step = answer.path("step").asText("");
    if (!step.isEmpty()) {
      events.emit(new RunEvent.Published(step));
    }
    for (JsonNode table : answer.path("tables")) {
      events.emit(
          new RunEvent.Published(
              "published %s, %s"
                  .formatted(
                      table.path("table").asText(), Counted.rows(table.path("rows").asLong()))));
    }
  }

  private <T> Optional<T> read(LakeKey key, Class<T> type) {
    return lake.read(key).map(stored -> Json.read(stored.content(), type));
  }

  /** JSON in an event is a text. */
  private static JsonNode tree(HistoryEvent event, String field) {
    try {
      return Json.mapper().readTree(event.details().path(field).asText("{}"));
    } catch (JsonProcessingException _) {
      return Json.mapper().missingNode();
    }
  }
}
