package dev.weir.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.testkit.TextForms;
import dev.weir.value.BadValue;
import dev.weir.value.TextForm;
import dev.weir.value.TextValues;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The regular expressions and the judge, which reads by hand, are one grammar. */
class TextFormTest {
  private static final long SEED = 20260210;
  private static final int FORMS = 40_000;

  static Stream<ColumnType> types() {
    return TextForms.types();
  }

  @ParameterizedTest
  @MethodSource("types")
  void whatIsTakenMatchesAndWhatMatchesIsBadForItsBoundsAlone(ColumnType type) {
    Pattern pattern = Pattern.compile(TextForm.regex(type));
    Random random = new Random(SEED);
    int taken = 0;
    for (int i = 0; i < FORMS; i++) {
      String word = TextForm.word(TextForms.next(type, random));
      String bad = bad(type, word);
      boolean matches = pattern.matcher(word).matches();
      if (bad.isEmpty() && !word.isEmpty()) {
        assertThat(matches).as("%s is taken as %s", word, type.text()).isTrue();
        taken++;
      } else if (matches && !word.isEmpty()) {
        assertThat(bounds(type)).as("%s matches %s", word, type.text()).anyMatch(bad::startsWith);
      }
    }
    assertThat(taken).isGreaterThan(FORMS / 100);
  }

  private static String bad(ColumnType type, String word) {
    try {
      TextValues.parse(type, word);
      return "";
    } catch (BadValue e) {
      return e.kind();
    }
  }

  private static List<String> bounds(ColumnType type) {
    return switch (type) {
      case Decimal _ -> List.of("does not fit");
      case Simple simple ->
          switch (simple) {
            case INTEGER, BIGINT -> List.of("too large", "not an integer");
            case REAL, DOUBLE -> List.of("too large", "too small");
            case DATE -> List.of("not a date");
            case TIMESTAMP, TIMESTAMPTZ -> List.of("not a timestamp");
            case TEXT -> List.of("half a surrogate pair");
            case BOOLEAN, BINARY -> List.of();
          };
    };
  }
}
