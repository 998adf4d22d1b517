package dev.weir.pipeline.shape;

import dev.weir.error.DidYouMean;
import dev.weir.pipeline.place.Place;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A single value.
 *
 * @param parse throws {@link IllegalArgumentException} with a message for the user
 */
public record Scalar<T>(
    String words, List<Tag> tags, Map<String, Object> schema, Function<String, T> parse)
    implements Shape<T> {
  private static final List<Tag> TEXT = List.of(Tag.STR);
  private static final List<Tag> ANY = List.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL);
  private static final Map<String, Object> TEXT_SCHEMA =
      Ordered.map("type", "string", "minLength", 1);

  /** Text that is not empty. */
  public static Scalar<String> text(String words) {
    return new Scalar<>(words, TEXT, TEXT_SCHEMA, text -> notEmpty(words, text));
  }

  /** Text that is not empty, or a whole number as it is written. */
  public static Scalar<String> textOrInteger(String words) {
    return new Scalar<>(
        words,
        List.of(Tag.STR, Tag.INT),
        Ordered.map("type", List.of("string", "integer"), "minLength", 1),
        text -> notEmpty(words, text));
  }

  /** Text that a pattern matches. */
  public static Scalar<String> text(String words, Pattern pattern) {
    return new Scalar<>(
        words,
        TEXT,
        Ordered.map("type", "string", "pattern", "^(?:" + pattern.pattern() + ")$"),
        text -> matching(words, pattern, text));
  }

  /** Text that {@code parse} understands; the pattern, which is as strict, is for the schema. */
  public static <T> Scalar<T> parsed(String words, Pattern pattern, Function<String, T> parse) {
    return new Scalar<>(words, TEXT, text(words, pattern).schema(), parse);
  }

  /** One of some words, or a whole number; the value as it is written. */
  public static Scalar<String> wordOrInteger(List<String> choices, long min, long max) {
    String words = String.join(", ", choices) + " or " + integer(min, max).words();
    return new Scalar<>(
        words,
        List.of(Tag.STR, Tag.INT),
        Ordered.map("anyOf", List.of(Ordered.map("enum", choices), range(min, max))),
        text -> choices.contains(text) ? text : String.valueOf(within(words, text, min, max)));
  }

  /** Text, a number, true or false: the value as it is written. */
  public static Scalar<String> literal(String words) {
    return new Scalar<>(
        words, ANY, Map.of("type", List.of("string", "number", "boolean")), Function.identity());
  }

  public static Scalar<Long> integer(long min, long max) {
    String words =
        max == Long.MAX_VALUE
            ? "a whole number from " + min
            : "a whole number from " + min + " to " + max;
    return new Scalar<>(
        words, List.of(Tag.INT), range(min, max), text -> within(words, text, min, max));
  }

  public static Scalar<BigDecimal> decimal() {
    return new Scalar<>(
        "a number",
        List.of(Tag.INT, Tag.FLOAT),
        Map.of("type", "number"),
        text -> {
          try {
            return new BigDecimal(text);
          } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected a number, found " + text, e);
          }
        });
  }

  public static Scalar<Boolean> bool() {
    return new Scalar<>(
        "true or false",
        List.of(Tag.BOOL),
        Map.of("type", "boolean"),
        text -> text.toLowerCase(Locale.ROOT).equals("true"));
  }

  /** One of an enum's values, written in kebab-case. */
  public static <E extends Enum<E>> Scalar<E> choice(String noun, List<E> values) {
    Map<String, E> byName = new LinkedHashMap<>();
    values.forEach(value -> byName.put(kebab(value), value));
    return choice(noun, byName);
  }

  /** One of the map's keys, which stands for its value. */
  public static <T> Scalar<T> choice(String noun, Map<String, T> byName) {
    return new Scalar<>(
        String.join(", ", byName.keySet()),
        ANY,
        Ordered.map("enum", List.copyOf(byName.keySet())),
        text -> {
          T value = byName.get(text);
          if (value == null) {
            throw new IllegalArgumentException(DidYouMean.notOne(text, noun, byName.keySet()));
          }
          return value;
        });
  }

  /** The same, one of whose words is {@code null}, which YAML takes for a value of its own. */
  public Scalar<T> orNull() {
    List<@Nullable Object> words = new ArrayList<>();
    words.add(null);
    if (schema.get("enum") instanceof List<?> choices) {
      words.addAll(0, choices);
    }
    return new Scalar<>(this.words, List.of(Tag.STR, Tag.NULL), Ordered.map("enum", words), parse);
  }

  private static String kebab(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Map<String, Object> range(long min, long max) {
    Map<String, Object> schema = Ordered.map("type", "integer", "minimum", min);
    if (max < Long.MAX_VALUE) {
      schema.put("maximum", max);
    }
    return schema;
  }

  private static String notEmpty(String words, String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("is empty: expected " + words);
    }
    return text;
  }

  private static String matching(String words, Pattern pattern, String text) {
    if (!pattern.matcher(text).matches()) {
      throw new IllegalArgumentException("'" + text + "' is not " + words);
    }
    return text;
  }

  private static long within(String words, String text, long min, long max) {
    try {
      long value = Long.parseLong(text);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Octal, hexadecimal and what is beyond 64 bits: said below.
    }
    throw new IllegalArgumentException("expected " + words + ", found " + text);
  }

  @Override
  public Optional<T> read(Place place) {
    Optional<String> text = place.text(tags);
    if (text.isEmpty()) {
      place.expected(words);
      return Optional.empty();
    }
    try {
      return Optional.of(parse.apply(text.get()));
    } catch (IllegalArgumentException e) {
      place.problem(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  @Override
  public Stream<Table<?>> tables() {
    return Stream.empty();
  }
}
