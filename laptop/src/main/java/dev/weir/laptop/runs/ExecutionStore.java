package dev.weir.laptop.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.error.TerminalException;
import dev.weir.execution.Execution;
import dev.weir.execution.HistoryEvent;
import dev.weir.json.Json;
import dev.weir.laptop.lock.LifeLock;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The executions of the state machine on this machine: {@code <folder>/<execution>/} with {@code
 * status.json}, {@code history.jsonl} and a lock that is held while it runs. Thread-safe.
 */
public final class ExecutionStore {
  private final Path folder;
  private final InstantSource clock;

  /**
   * @param folder made with the first execution
   */
  public ExecutionStore(Path folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /**
   * Records the start of an execution.
   *
   * @return to be closed when it has ended, which gives the lock back
   * @throws TerminalException if there is one of that name already, running or not
   */
  public RunningExecution start(String name, JsonNode input) {
    ExecutionFolder place = ExecutionFolder.of(folder, name);
    try {
      LifeLock lock = LifeLock.take(place.lock()).orElseThrow(() -> alreadyStarted(name));
      try {
        if (place.read().isPresent()) {
          throw alreadyStarted(name);
        }
        Execution execution = Execution.started(name, clock.instant(), input);
        place.write(execution);
        return new RunningExecution(place, execution, lock, clock);
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw notRecorded("start", place.path(), e);
    }
  }

  public Optional<Execution> find(String name) {
    ExecutionFolder place = ExecutionFolder.of(folder, name);
    try {
      return place.read();
    } catch (IOException e) {
      throw notRecorded("read", place.path(), e);
    }
  }

  /** What has happened in an execution so far; what was cut off by a power failure is left out. */
  public List<HistoryEvent> history(String name) {
    Path history = ExecutionFolder.of(folder, name).history();
    List<HistoryEvent> events = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(history)) {
      String line = lines.readLine();
      while (line != null) {
        events.add(HistoryEvent.of(Json.mapper().readTree(line)));
        line = lines.readLine();
      }
    } catch (NoSuchFileException | JsonProcessingException | DateTimeException _) {
      return events;
    } catch (IOException e) {
      throw notRecorded("read", history, e);
    }
    return events;
  }

  /** All whose records can be read, the newest first. */
  public List<Execution> list() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Execution> executions = new ArrayList<>();
    try (Stream<Path> places = Files.list(folder)) {
      for (Path place : places.filter(Files::isDirectory).toList()) {
        readable(place).ifPresent(executions::add);
      }
    } catch (IOException e) {
      throw notRecorded("list", folder, e);
    }
    executions.sort(
        Comparator.comparing(Execution::startDate).thenComparing(Execution::name).reversed());
    return executions;
  }

  /** One spoilt record must not hide all others; who asks for it by name is told. */
  private static Optional<Execution> readable(Path place) {
    try {
      return new ExecutionFolder(place).read();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  static TerminalException notRecorded(String verb, Path place, IOException e) {
    return new TerminalException(
        RunsError.NOT_RECORDED,
        "Cannot %s the record of an execution at %s: %s. Check the folder's owner and the free space, then try again."
            .formatted(verb, place, e.getMessage()),
        e);
  }

  private static TerminalException alreadyStarted(String name) {
    return new TerminalException(
        RunsError.ALREADY_STARTED,
        "Cannot start execution %s: it was started before. Resume its run, which makes the next attempt."
            .formatted(name));
  }
}
