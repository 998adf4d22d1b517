package dev.weir.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.weir.error.Category;
import dev.weir.error.ErrorCode;
import dev.weir.error.TerminalException;
import dev.weir.json.Json;
import dev.weir.text.Excerpt;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a function in the cloud said when it failed. */
final class RemoteFailure {
  private static final Pattern NUMBERED = Pattern.compile("(?s)WEIR-(\\d{4}) (.+)");

  /** An event carries up to 32 KiB, mostly stack trace. */
  private static final int MAX_MESSAGE = 4000;

  /** Our own messages hold no password; a driver's or a server's might. */
  private static final Pattern PASSWORD = Pattern.compile("(://[^/\\s:@]*):[^@\\s/]+@");

  private RemoteFailure() {}

  /**
   * The failure as if it had happened here: with its own number and category where it is one of
   * ours.
   *
   * @param error name that the state machine saw
   * @param cause a text; JSON where it comes from the function itself
   */
  static TerminalException of(String error, String cause) {
    String message = message(cause.isEmpty() ? error : cause);
    Matcher numbered = NUMBERED.matcher(message);
    return numbered.matches()
        ? new TerminalException(code(Integer.parseInt(numbered.group(1))), numbered.group(2))
        : new TerminalException(
            StackError.FUNCTION_FAILED,
            "Cannot go on: %s: %s"
                .formatted(error.isEmpty() ? "a function failed" : error, message));
  }

  /** Lambda's form is {@code {"errorMessage": ..., "errorType": ..., "stackTrace": [...]}}. */
  private static String message(String cause) {
    String text = cause;
    try {
      text = Json.mapper().readTree(cause).path("errorMessage").asText(cause);
    } catch (JsonProcessingException _) {
      // No JSON: a sentence.
    }
    String safe = PASSWORD.matcher(text).replaceAll("$1:***@");
    return Excerpt.of(safe, MAX_MESSAGE);
  }

  private static ErrorCode code(int number) {
    Category category = category(number);
    return new ErrorCode() {
      @Override
      public int number() {
        return number;
      }

      @Override
      public Category category() {
        return category;
      }
    };
  }

  /**
   * The enums of some modules are not on this class path: the reference page, which comes along,
   * has the numbers of all.
   */
  private static Category category(int number) {
    Pattern row = Pattern.compile("(?m)^\\| " + number + " \\| `[A-Z_]+` \\| ([A-Z]+) \\|");
    try (InputStream page = RemoteFailure.class.getResourceAsStream("errors.md")) {
      if (page == null) {
        throw new IllegalStateException("errors.md is part of this jar");
      }
      Matcher found = row.matcher(new String(page.readAllBytes(), StandardCharsets.UTF_8));
      return found.find() ? Category.valueOf(found.group(1)) : Category.EXTERNAL;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
