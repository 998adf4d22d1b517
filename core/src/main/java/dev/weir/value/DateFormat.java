package dev.weir.value;

import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Simple;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How dates and times are written, in the language of strftime, read strictly: of {@code %d.%m.%Y}
 * are {@code 31.12.2025} and {@code 1.1.2026}, but not {@code 1.1.26}, nor {@code 31.04.2026}.
 * Zeros at the start may be left out of all but years, where no digit follows. Names are English,
 * in any case of letters, and a weekday must be that of the date.
 */
public final class DateFormat {
  private final String pattern;
  private final Simple type;
  private final List<DatePart> parts;

  private DateFormat(String pattern, Simple type, List<DatePart> parts) {
    this.pattern = pattern;
    this.type = type;
    this.parts = parts;
  }

  /**
   * @param type date, timestamp or timestamptz. What the format does not have is January, the 1st,
   *     or midnight; a time of day is read for a date too, and left out
   * @throws IllegalArgumentException in a sentence that says what is wrong with the format
   */
  public static DateFormat of(String pattern, ColumnType type) {
    if (!(type instanceof Simple simple) || !isTime(simple)) {
      throw new IllegalArgumentException(
          "'%s' is a format of dates and times, not of %s.".formatted(pattern, type.text()));
    }
    try {
      List<DatePart> parts = DatePart.of(pattern);
      requireOneMeaning(parts, simple);
      return new DateFormat(pattern, simple, parts);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'%s' is no %s format: %s".formatted(pattern, type.text(), e.getMessage()), e);
    }
  }

  private static boolean isTime(Simple type) {
    return type == Simple.DATE || type == Simple.TIMESTAMP || type == Simple.TIMESTAMPTZ;
  }

  private static void requireOneMeaning(List<DatePart> parts, Simple type) {
    Set<DateField> fields = EnumSet.noneOf(DateField.class);
    for (DatePart part : parts) {
      if (part instanceof DatePart.Read read && !fields.add(read.field())) {
        throw new IllegalArgumentException("it has %s twice.".formatted(read.field().text()));
      }
    }
    problem(fields, type)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(problem);
            });
  }

  private static Optional<String> problem(Set<DateField> fields, Simple type) {
    boolean offset = fields.contains(DateField.OFFSET);
    return clash(fields, DateField.YEAR, DateField.SHORT_YEAR)
        .or(() -> clash(fields, DateField.MONTH, DateField.MONTH_NAME, DateField.SHORT_MONTH_NAME))
        .or(() -> clash(fields, DateField.DAY, DateField.DAY_OF_YEAR))
        .or(() -> clash(fields, DateField.MONTH, DateField.DAY_OF_YEAR))
        .or(() -> clash(fields, DateField.MONTH_NAME, DateField.DAY_OF_YEAR))
        .or(() -> clash(fields, DateField.SHORT_MONTH_NAME, DateField.DAY_OF_YEAR))
        .or(() -> clash(fields, DateField.WEEKDAY, DateField.SHORT_WEEKDAY))
        .or(() -> clash(fields, DateField.HOUR, DateField.HALF_DAY_HOUR))
        .or(
            () ->
                when(
                    !fields.contains(DateField.YEAR) && !fields.contains(DateField.SHORT_YEAR),
                    "it has no year, %Y or %y."))
        .or(
            () ->
                when(
                    fields.contains(DateField.HALF_DAY_HOUR) != fields.contains(DateField.HALF_DAY),
                    "%I and %p need each other."))
        .or(
            () ->
                when(
                    offset && type != Simple.TIMESTAMPTZ,
                    "an offset, %z, is of a timestamptz alone."))
        .or(
            () ->
                when(
                    !offset && type == Simple.TIMESTAMPTZ,
                    "it has no offset, %z. Without one it is a timestamp."));
  }

  private static Optional<String> clash(Set<DateField> fields, DateField... same) {
    List<DateField> found = List.of(same).stream().filter(fields::contains).toList();
    return when(
        found.size() > 1,
        found.stream().map(DateField::text).collect(Collectors.joining(" and ", "it has ", ".")));
  }

  private static Optional<String> when(boolean wrong, String problem) {
    return wrong ? Optional.of(problem) : Optional.empty();
  }

  /** As it was written. */
  public String pattern() {
    return pattern;
  }

  /**
   * What texts of this format match, without the spaces around them; Java and RE2 read it alike.
   * What matches may still be no date: 30 February, the 366th day of 2023.
   */
  public String regex() {
    return parts.stream().map(DatePart::regex).collect(Collectors.joining());
  }

  /**
   * A LocalDate, LocalDateTime or Instant, by the format's type. Text with nothing but spaces is
   * null.
   *
   * @throws BadValue if it is not of the format
   */
  public @Nullable Object parse(String text) throws BadValue {
    String word = TextForm.word(text);
    if (word.isEmpty()) {
      return null;
    }
    DateReading reading = new DateReading();
    Cursor cursor = new Cursor(word, 0);
    for (DatePart part : parts) {
      if (!read(part, cursor, reading)) {
        throw bad();
      }
    }
    LocalDateTime time = cursor.isAtEnd() ? reading.time() : null;
    if (time == null) {
      throw bad();
    }
    return switch (type) {
      case DATE -> time.toLocalDate();
      case TIMESTAMPTZ -> Times.instant(time, reading.get(DateField.OFFSET));
      case TIMESTAMP, BOOLEAN, INTEGER, BIGINT, REAL, DOUBLE, TEXT, BINARY -> time;
    };
  }

  private static boolean read(DatePart part, Cursor cursor, DateReading reading) {
    return switch (part) {
      case DatePart.Literal literal -> cursor.take(literal.text());
      case DatePart.Read read -> reading.put(read.field(), read.field().read(cursor, read.exact()));
    };
  }

  private BadValue bad() {
    return new BadValue("not a %s of format %s".formatted(type.text(), pattern));
  }
}
