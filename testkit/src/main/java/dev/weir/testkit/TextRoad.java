package dev.weir.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schema.ColumnType;
import dev.weir.value.BadValue;
import dev.weir.value.TextValues;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A road from text to values, held to the judge: the same verdict, the same value. */
public interface TextRoad {
  /** What {@link #take} gives for a text that was refused. */
  String REFUSED = "refused";

  /**
   * What becomes of each text in a column of the type, in their order: the value as {@link
   * dev.weir.schema.Rows} has it, null, or {@link #REFUSED}.
   */
  List<@Nullable Object> take(ColumnType type, List<String> texts) throws Exception;

  /** Takes the texts and compares with {@link TextValues}, showing all that differ. */
  static void requireTheJudges(TextRoad road, ColumnType type, List<String> texts)
      throws Exception {
    List<@Nullable Object> taken = road.take(type, texts);
    assertThat(taken).hasSameSizeAs(texts);
    Map<String, String> expected = new LinkedHashMap<>();
    Map<String, String> found = new LinkedHashMap<>();
    for (int i = 0; i < texts.size(); i++) {
      expected.put("'" + texts.get(i) + "'", shown(judged(type, texts.get(i))));
      found.put("'" + texts.get(i) + "'", shown(taken.get(i)));
    }
    assertThat(found).as(type.text()).containsExactlyEntriesOf(expected);
  }

  /** What the judge gives, in place of a road. */
  static @Nullable Object judged(ColumnType type, String text) {
    try {
      return TextValues.parse(type, text);
    } catch (BadValue _) {
      return REFUSED;
    }
  }

  /** With its class, so that 1 and 1.0 differ. */
  private static String shown(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case byte[] bytes -> Arrays.toString(bytes);
      case BigDecimal decimal -> decimal.toPlainString();
      default -> value.getClass().getSimpleName() + " " + value;
    };
  }
}
