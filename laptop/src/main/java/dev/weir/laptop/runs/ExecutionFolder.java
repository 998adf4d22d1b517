package dev.weir.laptop.runs;

import dev.weir.error.TerminalException;
import dev.weir.execution.Execution;
import dev.weir.json.Json;
import dev.weir.laptop.lock.LifeLock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where the traces of one execution lie. */
record ExecutionFolder(Path path) {
  /** As Step Functions limits it; also keeps it within its folder. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,79}");

  static ExecutionFolder of(Path executions, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new TerminalException(
          RunsError.INVALID_EXECUTION,
          "Cannot use '%s' as the name of an execution: letters, digits, - and _, at most 80."
              .formatted(name));
    }
    return new ExecutionFolder(executions.resolve(name));
  }

  Path lock() {
    return path.resolve("lock");
  }

  Path history() {
    return path.resolve("history.jsonl");
  }

  private Path status() {
    return path.resolve("status.json");
  }

  /**
   * What it came to. One that says it runs but has no living process was interrupted.
   *
   * @throws IOException also if what is there is no record
   */
  Optional<Execution> read() throws IOException {
    // In this order: one that ends in between has written its end before it gives its lock back.
    boolean living = LifeLock.isHeld(lock());
    byte[] json;
    try {
      json = Files.readAllBytes(status());
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
    Execution execution = Json.mapper().readValue(json, Execution.class);
    if (execution.status() == Execution.Status.RUNNING && !living) {
      return Optional.of(
          execution.ended(
              Execution.Status.ABORTED,
              Optional.empty(),
              "interrupted",
              "Its process ended before it did."));
    }
    return Optional.of(execution);
  }

  void write(Execution execution) throws IOException {
    Path unfinished = path.resolve("status.json.new");
    try (FileChannel channel =
        FileChannel.open(
            unfinished,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer json = ByteBuffer.wrap(Json.bytes(execution));
      while (json.hasRemaining()) {
        channel.write(json);
      }
      // Else a power failure may keep the new name and lose what is in it.
      channel.force(true);
    }
    Files.move(unfinished, status(), StandardCopyOption.ATOMIC_MOVE);
  }
}
