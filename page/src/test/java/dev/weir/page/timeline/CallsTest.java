package dev.weir.page.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.execution.HistoryEvent;
import dev.weir.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallsTest {
  private final List<HistoryEvent> history = new ArrayList<>();

  /** An event a second after the one before. */
  private void event(String type, int previous, String name, String value) {
    int id = history.size() + 1;
    history.add(
        new HistoryEvent(
            id,
            previous,
            Instant.ofEpochSecond(id),
            type,
            Json.mapper().createObjectNode().put(name, value)));
  }

  private static Span span(String label, int entered, int started, int ended, boolean failed) {
    return new Span(
        "Extract",
        label,
        Instant.ofEpochSecond(entered),
        Instant.ofEpochSecond(started),
        Instant.ofEpochSecond(ended),
        failed);
  }

  private void entered() {
    event("TaskStateEntered", 0, "name", "ExtractDatabase");
    event("TaskScheduled", 1, "parameters", "{\"Payload\": {\"source\": \"rating\"}}");
    event("TaskStarted", 2, "resource", "invoke");
  }

  @Test
  void a_call_waits_until_it_is_started() {
    entered();
    event("TaskSucceeded", 3, "output", "{}");
    assertThat(Calls.of(history)).containsExactly(span("rating", 1, 3, 4, false));
  }

  @Test
  void a_call_that_is_made_again_is_another_one() {
    entered();
    event("TaskFailed", 3, "error", "Busy");
    event("TaskScheduled", 4, "parameters", "{\"Payload\": {\"source\": \"rating\"}}");
    event("TaskStarted", 5, "resource", "invoke");
    event("TaskSucceeded", 6, "output", "{}");
    assertThat(Calls.of(history))
        .containsExactly(span("rating", 1, 3, 4, true), span("rating", 4, 6, 7, false));
  }

  @Test
  void a_call_that_did_not_end_lasted_until_the_last_event() {
    entered();
    event("ExecutionAborted", 3, "error", "stopped");
    assertThat(Calls.of(history)).containsExactly(span("rating", 1, 3, 4, true));
  }

  @Test
  void a_call_whose_message_cannot_be_read_is_named_by_its_phase() {
    event("TaskStateEntered", 0, "name", "ExtractDatabase");
    event("TaskScheduled", 1, "parameters", "{\"Payload\": {\"source");
    event("TaskSucceeded", 2, "output", "{}");
    assertThat(Calls.of(history)).containsExactly(span("Extract", 1, 1, 3, false));
  }
}
