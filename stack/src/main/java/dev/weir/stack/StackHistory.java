package dev.weir.stack;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.execution.HistoryEvent;
import dev.weir.stack.call.AwsCalls;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;

/** The events of an execution as they come. Used by one thread. */
final class StackHistory {
  private static final int PAGE = 200;

  private final SfnClient stepFunctions;
  private final AwsCalls calls;
  private final String execution;
  private long last;

  StackHistory(SfnClient stepFunctions, AwsCalls calls, String execution) {
    this.stepFunctions = stepFunctions;
    this.calls = calls;
    this.execution = execution;
  }

  /**
   * What has happened since the last call, in the order of the ids. Read from the end, so that a
   * long history is not read from its start each time.
   */
  List<HistoryEvent> next() {
    Deque<HistoryEvent> events = new ArrayDeque<>();
    String token = null;
    do {
      GetExecutionHistoryResponse page = page(token);
      for (var event : page.events()) {
        if (event.id() <= last) {
          return told(events);
        }
        events.addFirst(translated(event));
      }
      token = page.nextToken();
    } while (token != null);
    return told(events);
  }

  private List<HistoryEvent> told(Deque<HistoryEvent> events) {
    if (!events.isEmpty()) {
      last = events.getLast().id();
    }
    return List.copyOf(events);
  }

  private GetExecutionHistoryResponse page(@Nullable String token) {
    return calls.ask(
        "follow the run",
        "states:GetExecutionHistory",
        () ->
            stepFunctions.getExecutionHistory(
                request ->
                    request
                        .executionArn(execution)
                        .reverseOrder(true)
                        .includeExecutionData(true)
                        .maxResults(PAGE)
                        .nextToken(token)));
  }

  private static HistoryEvent translated(
      software.amazon.awssdk.services.sfn.model.HistoryEvent event) {
    return new HistoryEvent(
        event.id(),
        event.previousEventId() == null ? 0 : event.previousEventId(),
        event.timestamp(),
        event.typeAsString(),
        details(event));
  }

  /** Of the events that a run is followed by; other events are passed on without. */
  private static ObjectNode details(software.amazon.awssdk.services.sfn.model.HistoryEvent event) {
    ObjectNode details = JsonNodeFactory.instance.objectNode();
    if (event.stateEnteredEventDetails() != null) {
      details.put("name", event.stateEnteredEventDetails().name());
    } else if (event.taskScheduledEventDetails() != null) {
      details.put("parameters", event.taskScheduledEventDetails().parameters());
    } else if (event.taskSucceededEventDetails() != null) {
      details.put("output", event.taskSucceededEventDetails().output());
    } else if (event.executionSucceededEventDetails() != null) {
      details.put("output", event.executionSucceededEventDetails().output());
    } else {
      failure(event, details);
    }
    return details;
  }

  private static void failure(
      software.amazon.awssdk.services.sfn.model.HistoryEvent event, ObjectNode details) {
    if (event.taskFailedEventDetails() != null) {
      var failed = event.taskFailedEventDetails();
      details.put("error", failed.error()).put("cause", failed.cause());
    } else if (event.taskTimedOutEventDetails() != null) {
      var late = event.taskTimedOutEventDetails();
      details.put("error", late.error()).put("cause", late.cause());
    } else if (event.evaluationFailedEventDetails() != null) {
      var wrong = event.evaluationFailedEventDetails();
      details.put("error", wrong.error()).put("cause", wrong.cause()).put("state", wrong.state());
    } else if (event.executionFailedEventDetails() != null) {
      var failed = event.executionFailedEventDetails();
      details.put("error", failed.error()).put("cause", failed.cause());
    } else if (event.executionAbortedEventDetails() != null) {
      var aborted = event.executionAbortedEventDetails();
      details.put("error", aborted.error()).put("cause", aborted.cause());
    }
  }
}
