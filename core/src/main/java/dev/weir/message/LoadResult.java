package dev.weir.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.weir.warehouse.PublishedTable;
import java.util.List;

/** How far publishing is. The state machine compares the status and reads the seconds. */
public sealed interface LoadResult {
  /**
   * Call again at once.
   *
   * @param step what was done, for people
   */
  record Running(String step) implements LoadResult {}

  /**
   * Call again later.
   *
   * @param step what is waited for, for people
   */
  record Retry(int waitSeconds, String step) implements LoadResult {}

  record Done(List<PublishedTable> tables) implements LoadResult {
    public Done {
      tables = List.copyOf(tables);
    }
  }

  /** The form in JSON: all fields are there, whatever the status. */
  record Message(Status status, int waitSeconds, String step, List<PublishedTable> tables) {
    enum Status {
      @JsonProperty("running")
      RUNNING,
      @JsonProperty("retry")
      RETRY,
      @JsonProperty("done")
      DONE
    }
  }

  @JsonValue
  default Message message() {
    return switch (this) {
      case Running running -> new Message(Message.Status.RUNNING, 0, running.step(), List.of());
      case Retry retry ->
          new Message(Message.Status.RETRY, retry.waitSeconds(), retry.step(), List.of());
      case Done done -> new Message(Message.Status.DONE, 0, "", done.tables());
    };
  }

  @JsonCreator
  static LoadResult of(Message message) {
    return switch (message.status()) {
      case RUNNING -> new Running(message.step());
      case RETRY -> new Retry(message.waitSeconds(), message.step());
      case DONE -> new Done(message.tables());
    };
  }
}
