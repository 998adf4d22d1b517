package dev.weir.cli.draft;

import dev.weir.value.TextForm;
import java.util.regex.Pattern;

/** Numbers as 1.234,56, which most of Europe writes. */
final class DecimalComma {
  private static final Pattern GROUPED =
      Pattern.compile("[+-]?[0-9]{1,3}(?:\\.[0-9]{3})+(?:,[0-9]+)?");

  private static final Pattern FRACTION = Pattern.compile("[+-]?[0-9]+,[0-9]+");

  private DecimalComma() {}

  static boolean isGrouped(String value) {
    return GROUPED.matcher(TextForm.word(value)).matches();
  }

  /** As it would be with a point before the fraction; what is no such number stays. */
  static String pointed(String value) {
    return isGrouped(value) || FRACTION.matcher(TextForm.word(value)).matches()
        ? value.replace(".", "").replace(',', '.')
        : value;
  }
}
