package dev.weir.records.value;

import dev.weir.pipeline.source.Field;
import dev.weir.pipeline.source.Notation;
import dev.weir.pipeline.source.Notation.Numbers;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.value.BadValue;
import dev.weir.value.DateFormat;
import dev.weir.value.TextForm;
import dev.weir.value.TextValues;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A column whose values are written as text, in its source's notation. */
public final class TextColumn {
  private final ColumnType type;
  private final Set<String> nulls;
  private final @Nullable NumberNotation numbers;
  private final @Nullable DateFormat format;

  public TextColumn(Field field, Notation notation) {
    this.type = field.type();
    this.nulls = notation.nulls().map(Set::copyOf).orElse(Set.of());
    this.format = field.format().map(pattern -> DateFormat.of(pattern, type)).orElse(null);
    boolean plain = notation.numbers().equals(Numbers.PLAIN) || !isNumber(type);
    this.numbers = plain ? null : new NumberNotation(notation.numbers());
  }

  private static boolean isNumber(ColumnType type) {
    return switch (type) {
      case Decimal _ -> true;
      case Simple simple ->
          switch (simple) {
            case INTEGER, BIGINT, REAL, DOUBLE -> true;
            case BOOLEAN, TEXT, DATE, TIMESTAMP, TIMESTAMPTZ, BINARY -> false;
          };
    };
  }

  public ColumnType type() {
    return type;
  }

  /** Whether its values are written in a form of their own. */
  public boolean hasFormat() {
    return format != null;
  }

  /** Whether the source has this for no value. */
  private boolean isNull(String text) {
    return !nulls.isEmpty() && nulls.contains(text);
  }

  /** The value of a text that is its own record's, as in JSON and XML. */
  public @Nullable Object read(String text) throws BadValue {
    return isNull(text) ? null : parse(text);
  }

  /**
   * Empty text, and what means no value, is null in every column that is not text; in text it is
   * what its format says.
   */
  public @Nullable Object parse(String text) throws BadValue {
    if (type != Simple.TEXT && isNull(TextForm.word(text))) {
      return null;
    }
    if (format != null) {
      return format.parse(text);
    }
    return TextValues.parse(type, numbers == null ? text : numbers.plain(type, text));
  }
}
