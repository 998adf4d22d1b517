package dev.weir.increment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The values of a cursor column, as plans and ledgers write them: {@code 42}, {@code 2026-11-30},
 * {@code 2026-11-30T22:15:00.000001} and, of an instant, the same in UTC with a {@code Z}. Years
 * are 1 to 9999.
 *
 * @param column one of those that {@link #of} knows
 */
public record CursorType(ColumnType column) {
  /** No clock of the world is further before that of UTC. */
  private static final Duration FIRST_ZONE = Duration.ofHours(14);

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,40}(?:\\.\\d{1,40})?");

  /** Empty where values are not exact, or have no order on which every database agrees. */
  public static Optional<CursorType> of(ColumnType column) {
    boolean known =
        switch (column) {
          case Decimal _ -> true;
          case Simple simple ->
              switch (simple) {
                case INTEGER, BIGINT, DATE, TIMESTAMP, TIMESTAMPTZ -> true;
                case BOOLEAN, REAL, DOUBLE, TEXT, BINARY -> false;
              };
        };
    return known ? Optional.of(new CursorType(column)) : Optional.empty();
  }

  /** Whether its values are moments that any clock can be held against. */
  @JsonIgnore
  public boolean isInstant() {
    return column == Simple.TIMESTAMPTZ;
  }

  @JsonIgnore
  public boolean isTime() {
    return isInstant() || column == Simple.TIMESTAMP || column == Simple.DATE;
  }

  /**
   * The value as it is written here.
   *
   * @param text as people or databases write it: {@code 2026-11-30}, {@code 2026-11-30
   *     22:15:00.5+01}. A time without an offset is one in UTC
   * @throws IllegalArgumentException with a sentence, if it is none
   */
  public String parse(String text) {
    return isTime() ? written(time(text)) : written(number(text));
  }

  /** Which is less; both as {@link #parse} gives them. */
  public int compare(String one, String other) {
    return isTime() ? time(one).compareTo(time(other)) : number(one).compareTo(number(other));
  }

  /** The least value behind this one. */
  public String next(String value) {
    return step(value, 1);
  }

  /** The greatest value before this one. */
  public String previous(String value) {
    return step(value, -1);
  }

  /** A time so much earlier; a date is one of days as a whole. */
  public String minus(String value, Duration duration) {
    return written(time(value).minus(duration));
  }

  /**
   * The greatest value that is not too new: of an instant, one that is settled; of a time without a
   * zone, the latest that any clock of the world shows. Empty for numbers, of which none is.
   *
   * @param now by the source's own clock
   */
  public Optional<String> newest(Instant now, Duration settle) {
    if (!isTime()) {
      return Optional.empty();
    }
    Instant last = isInstant() ? now.minus(settle) : now.plus(FIRST_ZONE);
    return Optional.of(of(LocalDateTime.ofInstant(last, ZoneOffset.UTC)));
  }

  /** What a clock that shows UTC says, as a value. */
  public String of(LocalDateTime clock) {
    return written(clock);
  }

  /** The time as a clock shows it; of a date the day's beginning. */
  public LocalDateTime time(String value) {
    try {
      return CursorTime.parse(value, column);
    } catch (IllegalArgumentException e) {
      throw none(value, e);
    }
  }

  private String step(String value, int steps) {
    if (isTime()) {
      ChronoUnit unit = column == Simple.DATE ? ChronoUnit.DAYS : ChronoUnit.MICROS;
      return written(time(value).plus(steps, unit));
    }
    return written(number(value).add(new BigDecimal(BigInteger.valueOf(steps), scale())));
  }

  private int scale() {
    return column instanceof Decimal decimal ? decimal.scale() : 0;
  }

  private BigDecimal number(String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw none(text, null);
    }
    BigDecimal number = new BigDecimal(text);
    if (number.stripTrailingZeros().scale() > scale()) {
      throw none(text, null);
    }
    return number;
  }

  private IllegalArgumentException none(String text, @Nullable Exception cause) {
    return new IllegalArgumentException("'" + text + "' is no " + column.text(), cause);
  }

  private static String written(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private String written(LocalDateTime time) {
    return column == Simple.DATE
        ? time.toLocalDate().toString()
        : CursorTime.written(time) + (isInstant() ? "Z" : "");
  }
}
