package dev.weir.laptop.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.execution.Execution;
import dev.weir.json.Json;
import dev.weir.laptop.lock.LifeLock;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Optional;

/** Records what happens in an execution. Thread-safe. */
public final class RunningExecution implements AutoCloseable {
  private final ExecutionFolder place;
  private final Execution execution;
  private final LifeLock lock;
  private final InstantSource clock;
  private final BufferedWriter history;

  RunningExecution(ExecutionFolder place, Execution execution, LifeLock lock, InstantSource clock)
      throws IOException {
    this.place = place;
    this.execution = execution;
    this.lock = lock;
    this.clock = clock;
    this.history =
        Files.newBufferedWriter(
            place.history(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Adds a line to the history. When this returns, it survives the end of this process. */
  public synchronized void event(JsonNode event) {
    try {
      history.write(line(event));
      history.newLine();
      history.flush();
    } catch (IOException e) {
      throw ExecutionStore.notRecorded("continue", place.path(), e);
    }
  }

  /** Records a good end. */
  public Execution succeeded(JsonNode output) {
    return write(execution.succeeded(clock.instant(), output));
  }

  /**
   * Records a bad end.
   *
   * @param status {@code FAILED}, {@code ABORTED} or {@code TIMED_OUT}
   */
  public Execution ended(Execution.Status status, String error, String cause) {
    return write(execution.ended(status, Optional.of(clock.instant()), error, cause));
  }

  /** Gives the lock back: without a recorded end, the execution counts as interrupted. */
  @Override
  public synchronized void close() {
    try (lock) {
      history.close();
    } catch (IOException e) {
      throw ExecutionStore.notRecorded("end", place.path(), e);
    }
  }

  private synchronized Execution write(Execution end) {
    try {
      place.write(end);
      return end;
    } catch (IOException e) {
      throw ExecutionStore.notRecorded("end", place.path(), e);
    }
  }

  private static String line(JsonNode event) throws JsonProcessingException {
    return Json.mapper().writeValueAsString(event);
  }
}
