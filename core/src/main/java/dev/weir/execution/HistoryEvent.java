package dev.weir.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;

/**
 * One event of an execution, as {@code GetExecutionHistory} gives it.
 *
 * @param id counts from 1
 * @param previousEventId what it follows within its iteration; 0 for the first
 * @param type such as {@code TaskSucceeded}
 * @param details may be empty; JSON inside, such as {@code output}, is a text
 */
public record HistoryEvent(
    long id, long previousEventId, Instant timestamp, String type, ObjectNode details) {

  /** The event with its details under the name that they have in the API. */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("timestamp", timestamp.toString());
    json.put("type", type);
    json.put("id", id);
    json.put("previousEventId", previousEventId);
    if (!details.isEmpty()) {
      json.set(detailsName(type), details);
    }
    return json;
  }

  /** What {@link #toJson()} writes; of what is not there, nothing. */
  public static HistoryEvent of(JsonNode json) {
    String type = json.path("type").asText();
    JsonNode details = json.path(detailsName(type));
    return new HistoryEvent(
        json.path("id").asLong(),
        json.path("previousEventId").asLong(),
        Instant.parse(json.path("timestamp").asText()),
        type,
        details instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode());
  }

  private static String detailsName(String type) {
    String subject = type;
    if (type.endsWith("StateEntered")) {
      subject = "stateEntered";
    } else if (type.endsWith("StateExited")) {
      subject = "stateExited";
    }
    return subject.substring(0, 1).toLowerCase(Locale.ROOT) + subject.substring(1) + "EventDetails";
  }
}
