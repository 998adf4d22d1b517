package dev.weir.lambda;

import dev.weir.error.TerminalException;
import dev.weir.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * What every handler does: decode, delegate, encode. Exceptions cross as they are, and leave on AWS
 * with their category ({@link dev.weir.execution.FunctionFailure}): Lambda reports the class name,
 * which is the error name that the state machine's retriers match ({@link
 * dev.weir.error.TransientException}).
 */
public final class Border {
  /** Step Functions passes at most this much to a state and takes no more back. */
  private static final int MAX_MESSAGE_BYTES = 256 * 1024;

  private final Optional<LogEvents> log;
  private final int maxAnswerBytes;

  private Border(Optional<LogEvents> log, int maxAnswerBytes) {
    this.log = log;
    this.maxAnswerBytes = maxAnswerBytes;
  }

  /** Without a log: whoever calls the handler sees what becomes of it. */
  public Border() {
    this(Optional.empty(), MAX_MESSAGE_BYTES);
  }

  public Border(LogEvents log) {
    this(Optional.of(log), MAX_MESSAGE_BYTES);
  }

  /** For answers that do not go to a state machine. */
  public Border answering(int maxBytes) {
    return new Border(log, maxBytes);
  }

  public <I, O> void handle(
      InputStream input, OutputStream output, Class<I> type, Function<I, O> function)
      throws IOException {
    long started = System.nanoTime();
    log.ifPresent(LogEvents::entered);
    try {
      byte[] message =
          within("read a message", input.readNBytes(MAX_MESSAGE_BYTES + 1), MAX_MESSAGE_BYTES);
      I request = Json.read(message, type);
      about(request);
      O answer = function.apply(request);
      output.write(
          within("give an answer", Json.mapper().writeValueAsBytes(answer), maxAnswerBytes));
    } catch (RuntimeException | IOException | Error e) {
      failed(e);
      throw e;
    }
    log.ifPresent(events -> events.answered(Duration.ofNanos(System.nanoTime() - started)));
  }

  /** What is logged from here on belongs to this message. */
  public void about(Object message) {
    log.ifPresent(events -> events.called(message));
  }

  /** Logs a failure that does not cross. */
  public void failed(Throwable failure) {
    log.ifPresent(events -> events.failed(failure));
  }

  private static byte[] within(String what, byte[] message, int maxBytes) {
    if (message.length > maxBytes) {
      throw new TerminalException(
          BorderError.TOO_LARGE,
          "Cannot %s of more than %s bytes: split the pipeline, or ask for fewer rows."
              .formatted(what, maxBytes));
    }
    return message;
  }
}
