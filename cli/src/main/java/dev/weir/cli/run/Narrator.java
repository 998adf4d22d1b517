package dev.weir.cli.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.view.Numbers;
import dev.weir.cli.view.RunView;
import dev.weir.execution.FunctionFailure;
import dev.weir.execution.HistoryEvent;
import dev.weir.execution.HistoryListener;
import dev.weir.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells of an execution's history what a person wants to know: the states, and what is tried again.
 */
final class Narrator implements HistoryListener {
  /**
   * The states between which a person tells the time; those inside them show by their data sets.
   */
  private static final Set<String> STATES =
      Set.of("Plan", "Extract", "Transform", "Load", "Report");

  private final RunView view;
  private final Optional<String> title;
  private final Map<Long, String> failures = new HashMap<>();
  private final Set<String> told = new HashSet<>();
  private String state = "";

  /** Of an execution that is recorded elsewhere, whose title was told. */
  Narrator(RunView view) {
    this(view, Optional.empty());
  }

  /**
   * @param title told when the run is recorded, so that one that was told can be resumed
   */
  Narrator(RunView view, Optional<String> title) {
    this.view = view;
    this.title = title;
  }

  @Override
  public void heard(HistoryEvent event) {
    switch (event.type()) {
      case "ExecutionStarted" -> title.ifPresent(view::note);
      case "TaskStateEntered", "MapStateEntered" -> entered(event.details().path("name").asText());
      case "TaskSucceeded" -> succeeded(event.details());
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

  private void succeeded(JsonNode details) {
    if (!state.equals("Plan")) {
      return;
    }
    JsonNode plan =
        Json.read(details.path("output").asText().getBytes(StandardCharsets.UTF_8), JsonNode.class)
            .path("Payload");
    int sources = 0;
    for (JsonNode connection : plan.path("connections")) {
      sources += connection.path("tasks").size();
    }
    int waves = plan.path("waves").size();
    view.planned(
        sources == 0
            ? "nothing is new"
            : Numbers.counted(sources, "source")
                + (waves == 0 ? "" : ", transforms in " + Numbers.counted(waves, "wave")));
  }

  private void scheduled(long previous) {
    String failure = failures.remove(previous);
    if (failure != null) {
      view.note("    ! trying again" + (told.add(failure) ? ": " + failure : ", for the same"));
    }
  }

  /** A function's failure carries its message in JSON, as Lambda writes it. */
  private static String message(JsonNode details) {
    String cause = details.path("cause").asText(details.path("error").asText());
    return FunctionFailure.of(cause).message();
  }
}
