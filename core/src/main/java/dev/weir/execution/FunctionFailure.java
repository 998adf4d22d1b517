package dev.weir.execution;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.weir.error.Category;
import dev.weir.error.ErrorCode;
import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import dev.weir.error.WeirException;
import dev.weir.json.Json;
import dev.weir.secrets.Mask;
import dev.weir.text.Excerpt;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a function says when it fails. Lambda and Step Functions carry a class name and a sentence,
 * nothing else: so the category travels in the sentence, as in {@code WEIR-2104 [RESOURCE] Cannot
 * ...}, and is taken out again before people read it.
 *
 * @param code empty where it is no failure of ours
 * @param sentence without the number
 */
public record FunctionFailure(Optional<ErrorCode> code, String sentence) {
  private static final Pattern NUMBERED =
      Pattern.compile(
          "(?s)WEIR-(\\d{4}) (?:\\[(%s)] )?(.+)"
              .formatted(
                  Arrays.stream(Category.values())
                      .map(Category::name)
                      .collect(Collectors.joining("|"))));

  /** An event carries up to 32 KiB, mostly stack trace. */
  private static final int MAX_MESSAGE = 4000;

  /** The failure in the form in which it travels: of the same class, which retriers match. */
  public static WeirException travelling(WeirException failure) {
    Matcher numbered = NUMBERED.matcher(String.valueOf(failure.getMessage()));
    String sentence =
        "[%s] ".formatted(failure.code().category())
            + (numbered.matches() ? numbered.group(3) : failure.getMessage());
    WeirException travelling =
        switch (failure) {
          case TerminalException _ -> new TerminalException(failure.code(), sentence, failure);
          case TransientException _ -> new TransientException(failure.code(), sentence, failure);
        };
    travelling.setStackTrace(failure.getStackTrace());
    return travelling;
  }

  /**
   * @param cause a sentence, or Lambda's form of a failure: {@code {"errorMessage": ...,
   *     "errorType": ..., "stackTrace": [...]}}
   */
  public static FunctionFailure of(String cause) {
    // Our own messages hold no password; a driver's or a server's might.
    String message = Excerpt.of(Mask.withoutUsers(message(cause)), MAX_MESSAGE);
    Matcher numbered = NUMBERED.matcher(message);
    return numbered.matches()
        ? new FunctionFailure(Optional.of(code(numbered)), numbered.group(3))
        : new FunctionFailure(Optional.empty(), message);
  }

  /** For people. */
  public String message() {
    return code.map(known -> "WEIR-%d %s".formatted(known.number(), sentence)).orElse(sentence);
  }

  /** The failure as if it had happened here, where it is one of ours. */
  public Optional<TerminalException> thrown() {
    return code.map(known -> new TerminalException(known, sentence));
  }

  /** The enums of some modules are not on the class path of who reads this. */
  private static ErrorCode code(Matcher numbered) {
    int number = Integer.parseInt(numbered.group(1));
    // Functions of an older version do not say.
    Category category =
        numbered.group(2) == null ? Category.EXTERNAL : Category.valueOf(numbered.group(2));
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

  private static String message(String cause) {
    try {
      return Json.mapper().readTree(cause).path("errorMessage").asText(cause);
    } catch (JsonProcessingException _) {
      return cause;
    }
  }
}
