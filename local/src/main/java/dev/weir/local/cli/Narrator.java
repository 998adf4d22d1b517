package dev.weir.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.json.Json;
import dev.weir.local.statemachine.HistoryEvent;
import dev.weir.local.statemachine.HistoryListener;
import dev.weir.local.view.RunView;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Tells of an execution's history what a person wants to know: the states, and what is tried again. */
final class Narrator implements HistoryListener {
  /** The states between which a person tells the time; those inside them show by their data sets. */
  private static final Set<String> STATES = Set.of("Plan", "Extract", "Transform", "Load", "Report");

  private final RunView view;
  private final Map<Long, String> failures = new HashMap<>();
  private String state = "";

  Narrator(RunView view) {
    this.view = view;
  }

  @Override
  public void heard(HistoryEvent event) {
    switch (event.type()) {
      case "TaskStateEntered", "MapStateEntered" -> entered(event.details().path("name").asText());
      case "TaskFailed", "TaskTimedOut" -> failures.put(event.id(), message(event.details()));
      case "TaskScheduled" -> scheduled(event.previousEventId());
      default -> {}
    }
  }

  private void entered(String name) {
    if (STATES.contains(name) && !name.equals(state)) {
      state = name;
      view.entered(name);
    }
  }

  private void scheduled(long previous) {
    String failure = failures.remove(previous);
    if (failure != null) {
      view.note("    ! trying again: " + failure);
    }
  }

  /** A function's failure carries its message in JSON, as Lambda writes it. */
  private static String message(JsonNode details) {
    String cause = details.path("cause").asText(details.path("error").asText());
    try {
      return Json.mapper().readTree(cause).path("errorMessage").asText(cause);
    } catch (JsonProcessingException _) {
      return cause;
    }
  }
}
