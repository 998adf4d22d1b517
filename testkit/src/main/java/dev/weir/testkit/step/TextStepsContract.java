package dev.weir.testkit.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.pipeline.source.Field;
import dev.weir.pipeline.step.ColumnStep;
import dev.weir.pipeline.step.Step;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.sql.Sql;
import dev.weir.testkit.TextForms;
import dev.weir.testkit.TextRoad;
import dev.weir.value.BadValue;
import dev.weir.value.DateFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps take the texts that the judge takes, and make the same values of them. */
public interface TextStepsContract {
  /** A number as JSON has it, without quotes. */
  String JSON_NUMBER = "-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?";

  /** Without data sets; the same for the whole test. */
  Sandbox sandbox();

  static Stream<ColumnType> types() {
    return TextForms.types();
  }

  @ParameterizedTest
  @MethodSource("types")
  default void castIsOfTheJudgesMind(ColumnType type) throws Exception {
    TextRoad.requireTheJudges(
        (to, texts) -> take(texts, new ColumnStep.Cast(Map.of("v", to))), type, TextForms.of(type));
  }

  @ParameterizedTest
  @MethodSource("types")
  default void flattenIsOfTheJudgesMind(ColumnType type) throws Exception {
    TextRoad.requireTheJudges(
        (to, texts) -> {
          return take(
              texts.stream().map(text -> "{\"a\":[" + quoted(text) + "]}").toList(), flatten(to));
        },
        type,
        TextForms.of(type));
  }

  @ParameterizedTest
  @MethodSource("types")
  default void flattenTakesNumbersAsTheyAreWritten(ColumnType type) throws Exception {
    List<String> numbers =
        Stream.of(type, Simple.DOUBLE, Simple.BIGINT)
            .flatMap(each -> TextForms.of(each).stream())
            .filter(text -> text.matches(JSON_NUMBER))
            .distinct()
            .toList();
    assertThat(numbers).hasSizeGreaterThan(200);
    if (type == Simple.BINARY) {
      return;
    }
    TextRoad.requireTheJudges(
        (to, texts) ->
            take(texts.stream().map(text -> "{\"a\":[" + text + "]}").toList(), flatten(to)),
        type,
        numbers);
  }

  @Test
  default void flattenLooksForWhatIsNoJsonOutsideStringsOnly() throws Exception {
    assertThat(
            take(
                List.of(
                    "{\"a\":[1,\"Nancy\",\"inf\"]}",
                    "{\"a\":[2,\"nan \\\" ,]\"],\"b\":{\"c\":\"\\\\\"}}",
                    "{\"a\":[3,NaN]}",
                    "{\"a\":[4,\"inf\", ]}",
                    "{\"a\":[5],\"b\":-Infinity}"),
                flatten(Simple.INTEGER)))
        .containsExactly(1, 2, TextRoad.REFUSED, TextRoad.REFUSED, TextRoad.REFUSED);
  }

  private static String quoted(String text) {
    return text.chars()
        .mapToObj(c -> c < ' ' || c == '"' || c == '\\' ? "\\u%04x".formatted(c) : "" + (char) c)
        .collect(Collectors.joining("", "\"", "\""));
  }

  private static Step flatten(ColumnType type) {
    return new ColumnStep.Flatten("v", Map.of("v", new Field(type, "/a/0")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%Y-%m-%d",
        "%d.%m.%Y",
        "%-d.%-m.%y",
        "%Y%m%d",
        "%Y %j",
        "%y%j",
        "%b %d, %Y",
        "%A, %d %B %Y",
        "%d/%m/%Y %H:%M:%S",
        "%m/%d/%Y %I:%M %p",
        "%Y-%m-%dT%H:%M:%S.%f",
        "%Y-%m (100%%)"
      })
  default void validateDateIsOfTheFormatsMind(String format) throws Exception {
    DateFormat dates = DateFormat.of(format, Simple.DATE);
    List<String> texts = dates(format);
    List<@Nullable Object> expected = new ArrayList<>();
    for (String text : texts) {
      expected.add(parsed(dates, text));
    }
    List<@Nullable Object> found = take(texts, new ColumnStep.ValidateDate("v", format));
    assertThat(pairs(texts, found)).containsExactlyElementsOf(pairs(texts, expected));
    assertThat(expected.stream().filter(each -> each != TextRoad.REFUSED).count())
        .isGreaterThan(50);
  }

  private static @Nullable Object parsed(DateFormat dates, String text) {
    try {
      return dates.parse(text);
    } catch (BadValue _) {
      return TextRoad.REFUSED;
    }
  }

  private static List<String> pairs(List<String> texts, List<@Nullable Object> values) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      pairs.add("'" + texts.get(i) + "': " + values.get(i));
    }
    return pairs;
  }

  /** Dates of the format, right and wrong, and what is far from it. */
  private static List<String> dates(String format) {
    Random random = new Random(7);
    List<String> texts = new ArrayList<>(List.of("", " ", "epoch", "infinity", "2026-02-08"));
    for (int i = 0; i < 500; i++) {
      texts.add(dateOf(format, random));
      texts.add(TextForms.next(Simple.DATE, random));
    }
    return texts.stream().distinct().toList();
  }

  private static String dateOf(String format, Random random) {
    boolean padded = random.nextBoolean();
    String text = format.replace("%-", "%");
    for (String[] part :
        new String[][] {
          {"%Y", "%04d".formatted(1 + random.nextInt(9999))},
          {"%y", "%02d".formatted(random.nextInt(100))},
          {"%m", number(random.nextInt(14), padded)},
          {"%d", number(random.nextInt(33), padded)},
          {"%j", (padded ? "%03d" : "%d").formatted(random.nextInt(368))},
          {"%H", number(random.nextInt(25), padded)},
          {"%I", number(random.nextInt(14), padded)},
          {"%M", number(random.nextInt(61), padded)},
          {"%S", number(random.nextInt(61), padded)},
          {"%f", (padded ? "%06d" : "%d").formatted(random.nextInt(1_000_000))},
          {"%p", random.nextBoolean() ? "am" : "PM"},
          {"%b", random.nextBoolean() ? "Feb" : "sep"},
          {"%B", random.nextBoolean() ? "February" : "may"},
          {"%A", random.nextBoolean() ? "Monday" : "sunday"},
          {"%%", "%"}
        }) {
      text = text.replace(part[0], part[1]);
    }
    return text;
  }

  private static String number(int number, boolean padded) {
    return (padded ? "%02d" : "%d").formatted(number);
  }

  private List<@Nullable Object> take(List<String> texts, Step step) throws Exception {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < texts.size(); i++) {
      rows.append(i == 0 ? "" : ", ").append("(%d, %s)".formatted(i, Sql.literal(texts.get(i))));
    }
    Sandbox.Made made =
        sandbox().data("t", "SELECT * FROM (VALUES " + rows + ") AS t(id, v)").run(step);
    List<@Nullable Object> taken =
        new ArrayList<>(Collections.nCopies(texts.size(), TextRoad.REFUSED));
    made.rows().forEach(row -> taken.set(Objects.requireNonNull((Integer) row.get(0)), row.get(1)));
    assertThat(made.rejects()).hasSize(Collections.frequency(taken, TextRoad.REFUSED));
    return taken;
  }
}
