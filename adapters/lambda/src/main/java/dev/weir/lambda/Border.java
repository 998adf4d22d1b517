package dev.weir.lambda;

import dev.weir.error.TerminalException;
import dev.weir.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Function;

/**
 * What every handler does: decode, delegate, encode. Exceptions cross as they are: Lambda reports
 * the class name, which is the error name that the state machine's retriers match ({@link
 * dev.weir.error.TransientException}).
 */
public final class Border {
  /** Step Functions passes at most this much to a state and takes no more back. */
  private static final int MAX_MESSAGE_BYTES = 256 * 1024;

  private Border() {}

  public static <I, O> void handle(
      InputStream input, OutputStream output, Class<I> type, Function<I, O> function)
      throws IOException {
    byte[] message = within("read a message", input.readNBytes(MAX_MESSAGE_BYTES + 1));
    O answer = function.apply(Json.read(message, type));
    output.write(within("give an answer", Json.mapper().writeValueAsBytes(answer)));
  }

  private static byte[] within(String what, byte[] message) {
    if (message.length > MAX_MESSAGE_BYTES) {
      throw new TerminalException(
          BorderError.TOO_LARGE,
          "Cannot %s of more than %s bytes: split the pipeline, or ask for fewer rows."
              .formatted(what, MAX_MESSAGE_BYTES));
    }
    return message;
  }
}
