package dev.weir.testkit;

import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Texts that somebody takes for values, some hundreds for each type: what roads into Weir must be
 * of one mind about. From a seed, the same each time.
 */
public final class TextForms {
  private static final int GENERATED = 700;
  private static final String LETTERS = "0123456789+-.eE_:TZ /=,xntaif\t";

  private static final List<String> KNOWN =
      List.of(
          """
          42 | -7 | +7 | 007 | -0 | 7.0 | .0 | .5 | -.5 | 5. | 1.5 | 1e3 | 1E3 | 12.5e1 | 1200e-2 |
          1e-2 | 1e+2 | 0e99999999999 | 1e99999999999 | 1e-99999999999 | 1_000 | 1,000 | 1 000 |
          0x1F | 0b101 | １２ | 1e | e5 | --1 | +-1 | 1.2.3 | 1e2e3 | 2147483647 | 2147483648 |
          -2147483648 | -2147483649 | 9223372036854775807 | 9223372036854775808 |
          -9223372036854775808 | -9223372036854775809 | 1e18 | 1e19 | 9.223372036854775807e18 |
          18446744073709551616 | 99999999999999999999999999999999999999 |
          100000000000000000000000000000000000000 | 0.00000000000000000000000000000000000001 |
          12.505 | 12.50 | 12.5000000000000000000000000000000000000000000000000000000000000 |
          12.5000000000000000000000000000000000000000000000000000000000001 | 999.99 | 999.995 | 1000 |
          0000000000000000000000000000000000000000000000001 | 1.0e400 | 1e400 | -1e400 | 1e-400 |
          5e-324 | 2e-324 | 1.7976931348623157e308 | 1.7976931348623159e308 | 1e39 | 3.4028235e38 |
          3.4028236e38 | 1e-45 | 1e-46 | nan | NaN | +nan | inf | -inf | Infinity | -INFINITY |
          +infinity | infinit | 1.5d | 1f | 0x1p3 | true | false | TRUE | False | t | f | yes | no |
          on | off | 1 | 0 | y | n | wahr | falſe | null | NULL | 2026-02-28 | 2026-02-30 |
          2024-02-29 | 2023-02-29 | 0001-01-01 | 0000-01-01 | 9999-12-31 | 10000-01-01 |
          +12026-01-01 | -0044-03-15 | 0044-03-15 (BC) | 26-02-08 | 2026-2-8 | 2026/02/08 |
          2026 02 08 | 20260208 | 2026\\02\\08 | 28.02.2026 | epoch | infinity | today | now |
          2026-02-28x | 2026-02-28 24:00:00 | 2026-02-28 00:00:00 | 2026-01-02 03:04:05.123456 |
          2026-01-02T03:04:05.123456 | 2026-01-02t03:04:05 | 2026-01-02 03:04 | 2026-01-02T03:04:05 |
          2026-01-02 03 | 2026-01-02 3:04:05 | 2026-01-02 03:04:05.123456789 |
          2026-01-02 03:04:05.9999999 | 2026-01-02 03:04:05.1 | 2026-01-02 03:04:05.123456000 |
          2026-01-02 03:04:05. | 2026-01-02 23:59:60 | 2026-01-02 03:04:05+01 | 2026-01-02 03:04:05Z |
          2026-01-02 03:04:05z | 2026-01-02 03:04Z | 2026-01-02 03:04+01:30 |
          2026-01-02T03:04:05.000+0000 | 2026-01-02T03:04:05.000-0330 | 2026-01-02 03:04:05+05:45:30 |
          2026-01-02 03:04:05-15:59 | 2026-01-02 03:04:05+16 | 2026-01-02 03:04:05+1 |
          2026-01-02 03:04:05 +01 | 2026-01-02 03:04:05 UTC | 2026-01-02T03:04:05 Europe/Berlin |
          2026-01-02 03:04:05 abc | 2026-01-02 03:04:05.00000000000000000000Z |
          1890-01-02 03:04:05+00:53:28 | 0001-01-01 00:00:00+15:59 |
          9999-12-31 23:59:59.999999-15:59 | AP9/gA== | YQ== | YQ | YR== | YWI= | YWJ= | YWJj | YQ= |
          ==== | !! | A | YQ==YQ== | Y Q== | _-8= | \\x00ff | Zoë 🎓\
          """
              .split("\\s+\\|\\s+", -1));

  private TextForms() {}

  /** The types that have forms. */
  public static Stream<ColumnType> types() {
    return Stream.concat(
        Stream.of(Simple.values()),
        Stream.of(
            new Decimal(5, 2),
            new Decimal(18, 0),
            new Decimal(18, 18),
            new Decimal(38, 2),
            new Decimal(38, 9),
            new Decimal(38, 38)));
  }

  /** Without repetition. */
  public static List<String> of(ColumnType type) {
    Random random = new Random(20260210);
    List<String> forms = new ArrayList<>(List.of("", " \t", "\u00a012", "\u300012"));
    forms.addAll(KNOWN);
    for (int i = 0; i < GENERATED; i++) {
      forms.add(next(type, random));
    }
    return forms.stream().distinct().toList();
  }

  /** One that may be of the type, or nearly. */
  public static String next(ColumnType type, Random random) {
    String form = random.nextInt(8) == 0 ? one(KNOWN, random) : right(type, random);
    for (int i = random.nextInt(4) - 1; i > 0; i--) {
      form = changed(form, random);
    }
    return random.nextInt(8) == 0 ? spaces(random) + form + spaces(random) : form;
  }

  private static String spaces(Random random) {
    return one(List.of("", " ", "  ", "\t", "\n", "\u000B", "\f", "\r\n"), random);
  }

  private static String changed(String form, Random random) {
    int at = random.nextInt(form.length() + 1);
    int end = Math.min(form.length(), at + random.nextInt(2));
    String letter =
        random.nextInt(3) == 0
            ? ""
            : String.valueOf(LETTERS.charAt(random.nextInt(LETTERS.length())));
    String changed = form.substring(0, at) + letter + form.substring(end);
    return changed.chars().anyMatch(c -> Character.isSurrogate((char) c)) ? form : changed;
  }

  private static String right(ColumnType type, Random random) {
    return switch (type) {
      case Decimal(int precision, int scale) -> number(random, precision - scale, scale);
      case Simple simple ->
          switch (simple) {
            case BOOLEAN -> one(List.of("true", "false", "TRUE", "False", "tRuE"), random);
            case INTEGER -> number(random, 10, 0);
            case BIGINT -> number(random, 19, 0);
            case REAL -> number(random, 8, 8) + exponent(random, 50);
            case DOUBLE -> number(random, 17, 17) + exponent(random, 330);
            case TEXT -> one(KNOWN, random);
            case DATE -> date(random);
            case TIMESTAMP -> time(random);
            case TIMESTAMPTZ -> time(random) + offset(random);
            case BINARY -> base64(random);
          };
    };
  }

  /** With a digit too many at times, an exponent, zeros at both ends. */
  private static String number(Random random, int before, int behind) {
    String whole = "0".repeat(random.nextInt(3)) + digits(random, random.nextInt(before + 2));
    String fraction = digits(random, random.nextInt(behind + 2)) + "0".repeat(random.nextInt(3));
    String sign = one(List.of("", "", "-", "+"), random);
    String point = fraction.isEmpty() ? "" : "." + fraction;
    return sign
        + (whole.isEmpty() && point.isEmpty() ? "0" : whole)
        + point
        + (random.nextInt(4) == 0 ? exponent(random, before + behind + 1) : "");
  }

  private static String exponent(Random random, int most) {
    return one(List.of("e", "E", "e+"), random)
        + one(List.of("", "0"), random)
        + random.nextInt(most + 1);
  }

  private static String digits(Random random, int length) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < length; i++) {
      digits.append(random.nextInt(10));
    }
    return digits.toString();
  }

  private static String date(Random random) {
    return "%04d-%02d-%02d"
        .formatted(random.nextInt(10_000), random.nextInt(13), random.nextInt(32));
  }

  private static String time(Random random) {
    String minutes =
        date(random)
            + one(List.of("T", " "), random)
            + "%02d:%02d".formatted(random.nextInt(25), random.nextInt(60));
    String seconds = random.nextInt(5) == 0 ? "" : ":%02d".formatted(random.nextInt(61));
    boolean fraction = !seconds.isEmpty() && random.nextBoolean();
    return minutes
        + seconds
        + (fraction ? "." + digits(random, random.nextInt(8)) + "0".repeat(random.nextInt(3)) : "");
  }

  private static String offset(Random random) {
    String sign = one(List.of("+", "-"), random);
    int hours = random.nextInt(17);
    int minutes = random.nextInt(61);
    return switch (random.nextInt(5)) {
      case 0 -> "Z";
      case 1 -> sign + "%02d".formatted(hours);
      case 2 -> sign + "%02d%02d".formatted(hours, minutes);
      case 3 -> sign + "%02d:%02d".formatted(hours, minutes);
      default -> sign + "%02d:%02d:%02d".formatted(hours, minutes, random.nextInt(60));
    };
  }

  private static String base64(Random random) {
    StringBuilder text = new StringBuilder();
    String letters = "ABCghwxyz0189+/";
    for (int i = random.nextInt(12); i > 0; i--) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text + "=".repeat(random.nextInt(3));
  }

  private static String one(List<String> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }
}
