package dev.weir.cli.draft.column;

import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.value.BadValue;
import dev.weir.value.TextForm;
import dev.weir.value.TextValues;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** The narrowest type that all values of a column have which were seen. */
public final class TypeGuess {
  /** What text may be, the narrowest first. */
  public static final List<ColumnType> OF_TEXT =
      List.of(
          Simple.BOOLEAN,
          Simple.BIGINT,
          Simple.DOUBLE,
          Simple.DATE,
          Simple.TIMESTAMP,
          Simple.TIMESTAMPTZ);

  /** What a text in JSON may be: one that looks like a number was meant to be none. */
  public static final List<ColumnType> OF_JSON_TEXT =
      List.of(Simple.DATE, Simple.TIMESTAMP, Simple.TIMESTAMPTZ);

  public static final List<ColumnType> OF_NUMBERS = List.of(Simple.BIGINT, Simple.DOUBLE);

  /** Codes, postcodes and telephone numbers: as numbers they would lose their first characters. */
  private static final Pattern CODE = Pattern.compile("[+]?0[0-9].*|[+].*", Pattern.DOTALL);

  private static final int DIGITS = 18;

  /** More of them are of a measurement, not of an amount. */
  private static final int MOST_SCALE = 6;

  private final List<ColumnType> left = new ArrayList<>(OF_TEXT);
  private boolean seen;
  private boolean exact = true;
  private int scale;
  private int whole;

  /**
   * @param possible types of a value that is written so
   */
  public void see(String value, Collection<ColumnType> possible) {
    String word = TextForm.word(value);
    if (word.isEmpty()) {
      return;
    }
    seen = true;
    boolean code = CODE.matcher(word).matches();
    left.removeIf(
        type ->
            !possible.contains(type) || (code && OF_NUMBERS.contains(type)) || !holds(type, value));
    if (left.contains(Simple.DOUBLE)) {
      measure(word);
    }
  }

  private static boolean holds(ColumnType type, String value) {
    try {
      var _ = TextValues.parse(type, value);
      return true;
    } catch (BadValue _) {
      return false;
    }
  }

  private void measure(String word) {
    if (!word.matches("-?[0-9]+(?:\\.[0-9]+)?")) {
      exact = false;
      return;
    }
    BigDecimal number = new BigDecimal(word);
    scale = Math.max(scale, number.scale());
    whole = Math.max(whole, number.precision() - number.scale());
  }

  public boolean isNumber() {
    ColumnType type = type();
    return type instanceof Decimal || OF_NUMBERS.contains(type);
  }

  public ColumnType type() {
    if (!seen || left.isEmpty()) {
      return Simple.TEXT;
    }
    ColumnType narrowest = left.getFirst();
    return narrowest == Simple.DOUBLE ? number() : narrowest;
  }

  private ColumnType number() {
    if (!exact || scale > MOST_SCALE) {
      return Simple.DOUBLE;
    }
    if (scale == 0 || whole + scale > Decimal.MAX_PRECISION) {
      // Longer than any count: what names something.
      return Simple.TEXT;
    }
    return new Decimal(whole + scale <= DIGITS ? DIGITS : Decimal.MAX_PRECISION, scale);
  }
}
