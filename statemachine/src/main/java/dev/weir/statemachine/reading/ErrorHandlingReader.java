package dev.weir.statemachine.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.statemachine.language.Catcher;
import dev.weir.statemachine.language.ErrorNames;
import dev.weir.statemachine.language.Retrier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads {@code Retry} and {@code Catch}. */
final class ErrorHandlingReader {
  private ErrorHandlingReader() {}

  static List<Retrier> retriers(Fields state) {
    return read(state, "Retry", ErrorHandlingReader::retrier, Retrier::errors);
  }

  static List<Catcher> catchers(Fields state) {
    return read(state, "Catch", ErrorHandlingReader::catcher, Catcher::errors);
  }

  private static <T> List<T> read(
      Fields state, String field, Function<Fields, T> reader, Function<T, ErrorNames> errors) {
    List<T> handlers = new ArrayList<>();
    for (Fields fields : state.objects(field)) {
      handlers.add(reader.apply(fields));
      fields.done();
    }
    for (int i = 0; i < handlers.size() - 1; i++) {
      if (errors.apply(handlers.get(i)).isAll()) {
        state.problem(field + "[" + i + "].ErrorEquals", "States.ALL must come last");
      }
    }
    return List.copyOf(handlers);
  }

  private static Retrier retrier(Fields fields) {
    fields.ignore("Comment");
    return new Retrier(
        errors(fields),
        Duration.ofSeconds(fields.number("IntervalSeconds", 1).orElse(1)),
        fields.number("MaxAttempts", 0).orElse(3),
        backoffRate(fields),
        fields.number("MaxDelaySeconds", 1).map(seconds -> Duration.ofSeconds(seconds)),
        fields.oneOf("JitterStrategy", Set.of("FULL", "NONE")).equals(Optional.of("FULL")));
  }

  private static double backoffRate(Fields fields) {
    Optional<JsonNode> rate = fields.value("BackoffRate");
    if (rate.isPresent() && !(rate.get().isNumber() && rate.get().asDouble() >= 1)) {
      fields.problem("BackoffRate", "must be a number from 1.0");
    }
    return rate.map(JsonNode::asDouble).orElse(2.0);
  }

  private static Catcher catcher(Fields fields) {
    fields.ignore("Comment");
    return new Catcher(errors(fields), StateReader.transition(fields));
  }

  private static ErrorNames errors(Fields fields) {
    List<String> names = new ArrayList<>();
    fields
        .value("ErrorEquals")
        .filter(JsonNode::isArray)
        .ifPresent(array -> array.forEach(n -> names.add(n.isTextual() ? n.asText() : "")));
    if (names.isEmpty() || names.contains("")) {
      fields.problem("ErrorEquals", "must be an array of one or more error names");
    }
    ErrorNames errors = new ErrorNames(names);
    if (errors.isAll() && names.size() > 1) {
      fields.problem("ErrorEquals", "States.ALL must stand alone");
    }
    return errors;
  }
}
