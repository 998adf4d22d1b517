package dev.weir.value;

import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The judge of values that are written as text, in the forms of {@link TextForm}. Nothing is
 * rounded: what the type does not hold exactly is bad; only {@code real} and {@code double} take
 * the nearest value that they have.
 */
public final class TextValues {
  private static final String CUT_BASE64_2 = "AQgw";
  private static final String CUT_BASE64_3 = "AEIMQUYcgkosw048";

  private TextValues() {}

  /**
   * The value, as {@link dev.weir.schema.Rows} has it. Text with nothing but spaces is null in
   * every column that is not text.
   *
   * @throws BadValue if it is none of the type
   */
  public static @Nullable Object parse(ColumnType type, String text) throws BadValue {
    if (type == Simple.TEXT) {
      return wellFormed(text);
    }
    String word = TextForm.word(text);
    if (word.isEmpty()) {
      return null;
    }
    return switch (type) {
      case Simple simple -> parse(simple, word);
      case Decimal decimal -> Numbers.decimal(decimal, word);
    };
  }

  private static Object parse(Simple type, String word) throws BadValue {
    return switch (type) {
      case BOOLEAN -> bool(word);
      case INTEGER -> Numbers.integer(word);
      case BIGINT -> Numbers.bigint(word);
      case REAL -> Numbers.real(word);
      case DOUBLE -> Numbers.floating(word);
      case TEXT -> word;
      case DATE -> Times.date(word);
      case TIMESTAMP -> Times.timestamp(word);
      case TIMESTAMPTZ -> Times.instant(word);
      case BINARY -> base64(word);
    };
  }

  private static Boolean bool(String word) throws BadValue {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new BadValue("not true or false");
    };
  }

  private static byte[] base64(String word) throws BadValue {
    try {
      byte[] bytes = Base64.getDecoder().decode(word);
      if (hasBitsLeft(word)) {
        throw new BadValue("not Base64");
      }
      return bytes;
    } catch (IllegalArgumentException _) {
      throw new BadValue("not Base64");
    }
  }

  /** Whether the last character has bits that belong to no byte, which decoding would lose. */
  private static boolean hasBitsLeft(String word) {
    int end = word.length();
    while (end > 0 && word.charAt(end - 1) == '=') {
      end--;
    }
    return switch (end % 4) {
      case 2 -> CUT_BASE64_2.indexOf(word.charAt(end - 1)) < 0;
      case 3 -> CUT_BASE64_3.indexOf(word.charAt(end - 1)) < 0;
      default -> false;
    };
  }

  private static String wellFormed(String text) throws BadValue {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        throw new BadValue("half a surrogate pair");
      }
    }
    return text;
  }
}
