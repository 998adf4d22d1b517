package dev.weir.statemachine.interpreter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/**
 * The line of events of one sequence of states: the execution's, or that of one iteration. Used by
 * one thread at a time.
 */
final class Strand {
  private final History history;
  private long last;

  private Strand(History history, long last) {
    this.history = history;
    this.last = last;
  }

  static Strand of(History history) {
    return new Strand(history, 0);
  }

  /** Begins a line that follows this one's last event. */
  Strand fork() {
    return new Strand(history, last);
  }

  long lastId() {
    return last;
  }

  void add(String type, Consumer<ObjectNode> details) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    details.accept(node);
    last = history.add(last, type, node);
  }

  /** Goes on after another line's last event. */
  void follow(Strand other) {
    last = other.last;
  }

  /** What an event says of a failure; of what is empty, nothing. */
  static void failure(ObjectNode details, String error, String cause) {
    if (!error.isEmpty()) {
      details.put("error", error);
    }
    if (!cause.isEmpty()) {
      details.put("cause", cause);
    }
  }

  /** An event about a call of a function. */
  void task(String type, Consumer<ObjectNode> more) {
    add(
        type,
        details -> {
          details.put("resourceType", "lambda").put("resource", "invoke");
          more.accept(details);
        });
  }

  /** JSON within an event is a text, followed by whether it was cut: never here. */
  static void json(ObjectNode details, String field, JsonNode value) {
    details.put(field, value.toString());
    details.putObject(field + "Details").put("truncated", false);
  }
}
