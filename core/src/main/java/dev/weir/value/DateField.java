package dev.weir.value;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A part of a date or a time, as strftime writes it. */
enum DateField {
  YEAR("Y", 4, 4),
  /** 69 to 99 are of the 20th century, 00 to 68 of the 21st, as POSIX has it. */
  SHORT_YEAR("y", 2, 2),
  MONTH("m", 1, 2),
  MONTH_NAME("B", Names.MONTHS),
  SHORT_MONTH_NAME("b", Names.abbreviated(Names.MONTHS)),
  DAY("d", 1, 2),
  DAY_OF_YEAR("j", 1, 3),
  WEEKDAY("A", Names.WEEKDAYS),
  SHORT_WEEKDAY("a", Names.abbreviated(Names.WEEKDAYS)),
  HOUR("H", 1, 2),
  HALF_DAY_HOUR("I", 1, 2),
  HALF_DAY("p", List.of("AM", "PM")),
  MINUTE("M", 1, 2),
  SECOND("S", 1, 2),
  FRACTION("f", 1, Cursor.MICRO_DIGITS),
  OFFSET("z", List.of());

  private static final class Names {
    static final List<String> MONTHS =
        List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");
    static final List<String> WEEKDAYS =
        List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

    static List<String> abbreviated(List<String> names) {
      return names.stream().map(name -> name.substring(0, 3)).toList();
    }
  }

  private final String letter;
  private final int fewest;
  private final int most;

  @SuppressWarnings("ImmutableEnumChecker") // List.of
  private final List<String> names;

  DateField(String letter, int fewest, int most) {
    this.letter = letter;
    this.fewest = fewest;
    this.most = most;
    this.names = List.of();
  }

  DateField(String letter, List<String> names) {
    this.letter = letter;
    this.fewest = 0;
    this.most = 0;
    this.names = names;
  }

  /** By what follows the percent sign; a hyphen there, for no leading zero, is no matter. */
  static Optional<DateField> of(String letter) {
    return Arrays.stream(values())
        .filter(f -> f.letter.equals(letter) || (f.isPadded() && ("-" + f.letter).equals(letter)))
        .findFirst();
  }

  /** For people: {@code %Y, %y, …}. */
  static String all() {
    return Arrays.stream(values()).map(DateField::text).collect(Collectors.joining(", "));
  }

  String text() {
    return "%" + letter;
  }

  private boolean isPadded() {
    return fewest == 1 && this != FRACTION;
  }

  boolean isNumber() {
    return most > 0;
  }

  /**
   * The number, or which of the names; {@link Cursor#NONE} if there is none.
   *
   * @param exact whether a digit follows, so that all digits must be there
   */
  int read(Cursor cursor, boolean exact) {
    if (this == OFFSET) {
      return cursor.offset();
    }
    if (this == FRACTION) {
      return cursor.micros(exact ? most : fewest, most);
    }
    return isNumber() ? cursor.number(exact ? most : fewest, most) : cursor.oneOf(names);
  }

  /** What {@link #read} takes. */
  String regex(boolean exact) {
    if (this == OFFSET) {
      return TextForm.OFFSET;
    }
    if (this == YEAR) {
      return TextForm.YEAR;
    }
    return isNumber()
        ? "[0-9]{" + (exact ? most : fewest) + "," + most + "}"
        : "(?i:" + String.join("|", names) + ")";
  }
}
