package dev.weir.statemachine.expression;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A compiled JSONata expression. Thread-safe. */
public final class Expression {
  /**
   * {@code $eval} is refused by Step Functions; the others it adds to JSONata, and Weir does not.
   */
  private static final Pattern REFUSED =
      Pattern.compile("\\$(eval|hash|parse|partition|random|range|uuid)\\b");

  private static final String RESULT = "result";

  private final String text;
  private final Jsonata query;

  private Expression(String text, Jsonata query) {
    this.text = text;
    this.query = query;
  }

  public static boolean isExpression(String text) {
    return text.length() >= 4 && text.startsWith("{%") && text.endsWith("%}");
  }

  /**
   * @param field the text with its {@code {% %}}
   * @throws IllegalArgumentException where it is not JSONata, or needs a function that is not there
   */
  public static Expression compile(String field) {
    String text = field.substring(2, field.length() - 2).strip();
    Matcher refused = REFUSED.matcher(text);
    if (refused.find()) {
      throw new IllegalArgumentException(refused.group() + " is not implemented");
    }
    try {
      // By itself first: "1) + (2" is no expression, though it becomes one in brackets.
      var _ = Jsonata.jsonata(text);
      // The library answers Java's null for null and for nothing; inside an object they differ.
      return new Expression(text, Jsonata.jsonata("{\"" + RESULT + "\": (" + text + "\n)}"));
    } catch (JException e) {
      throw new IllegalArgumentException("not JSONata: " + e.getDetailedErrorMessage(), e);
    } catch (RuntimeException | StackOverflowError e) {
      throw new IllegalArgumentException("not JSONata: " + message(e), e);
    }
  }

  /** How messages call it. */
  String described(String field) {
    return "The JSONata expression '%s' specified for the field '%s'".formatted(text, field);
  }

  /**
   * @throws QueryEvaluationException whatever the library ends with: it has exceptions of many
   *     classes, and recursion without an end has the stack's
   */
  JsonNode evaluate(Map<String, JsonNode> variables, String field) throws QueryEvaluationException {
    try {
      Map<?, ?> result = (Map<?, ?>) run(variables);
      if (!result.containsKey(RESULT)) {
        throw failure(field, "returned nothing (undefined).", null);
      }
      return JsonataValues.toJson(result.get(RESULT));
    } catch (JsonataValues.NotJson e) {
      throw failure(field, "returned an unsupported result type.", e);
    } catch (RuntimeException | StackOverflowError e) {
      throw failure(field, "threw an error during evaluation. " + message(e), e);
    }
  }

  /** One at a time: the library keeps an evaluation's state in the compiled expression. */
  private synchronized Object run(Map<String, JsonNode> variables) {
    Jsonata.Frame frame = query.createFrame();
    variables.forEach((name, value) -> frame.bind(name, JsonataValues.fromJson(value)));
    return query.evaluate(null, frame);
  }

  private QueryEvaluationException failure(String field, String what, @Nullable Throwable cause) {
    return new QueryEvaluationException(described(field) + " " + what, field, cause);
  }

  private static String message(Throwable thrown) {
    return switch (thrown) {
      case JException jsonata -> jsonata.getError() + ": " + jsonata.getMessage();
      case StackOverflowError _ -> "It calls itself too often.";
      default -> thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
    };
  }
}
