package dev.weir.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Simple;
import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TextValuesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          boolean        | true                              | true
          boolean        | FALSE                             | false
          boolean        | True                              | true
          integer        | 42                                | 42
          integer        | -7                                | -7
          integer        | +7                                | 7
          integer        | 007                               | 7
          integer        | -0                                | 0
          integer        | 7.0                               | 7
          integer        | .0                                | 0
          integer        | 1e3                               | 1000
          integer        | 12.5E1                            | 125
          integer        | 1200e-2                           | 12
          integer        | 0e999999999999999999999           | 0
          integer        | 0000000000000000000000000000012   | 12
          integer        | 2147483647                        | 2147483647
          integer        | -2147483648                       | -2147483648
          bigint         | 9223372036854775807               | 9223372036854775807
          bigint         | -9223372036854775808              | -9223372036854775808
          bigint         | 9.223372036854775807e18           | 9223372036854775807
          decimal(5,2)   | 12.5                              | 12.50
          decimal(5,2)   | -.5                               | -0.50
          decimal(5,2)   | 12.500000000000000000000000000000 | 12.50
          decimal(5,2)   | -0                                | 0.00
          decimal(5,2)   | 99999e-2                          | 999.99
          decimal(18,2)  | 1.2345e2                          | 123.45
          decimal(18,2)  | -2.75555555533E9                  | -2755555555.33
          decimal(38,2)  | 12.50                             | 12.50
          decimal(38,0)  | 99999999999999999999999999999999999999 | 99999999999999999999999999999999999999
          decimal(38,38) | 1e-38                             | 0.00000000000000000000000000000000000001
          decimal(18,0)  | 999999999999999999                | 999999999999999999
          real           | 0.1                               | 0.1
          real           | 3.4028235e38                      | 3.4028235E38
          real           | 1e-45                             | 1.4E-45
          double         | 0.1                               | 0.1
          double         | -0                                | -0.0
          double         | 0e-999999999999                   | 0.0
          double         | 1.7976931348623157e308            | 1.7976931348623157E308
          double         | 5e-324                            | 4.9E-324
          double         | nan                               | NaN
          double         | Inf                               | Infinity
          double         | +infinity                         | Infinity
          real           | -INF                              | -Infinity
          date           | 0001-01-01                        | 0001-01-01
          date           | 2024-02-29                        | 2024-02-29
          date           | 9999-12-31                        | 9999-12-31
          timestamp      | 2026-01-02 03:04                  | 2026-01-02T03:04
          timestamp      | 2026-01-02T03:04:05               | 2026-01-02T03:04:05
          timestamp      | 2026-01-02 03:04:05.1             | 2026-01-02T03:04:05.100
          timestamp      | 2026-01-02 03:04:05.123456000     | 2026-01-02T03:04:05.123456
          timestamp      | 2026-01-02 03:04:05.0000000000000 | 2026-01-02T03:04:05
          timestamptz    | 2026-01-02T03:04Z                 | 2026-01-02T03:04:00Z
          timestamptz    | 2026-01-02T03:04:05.000+0000      | 2026-01-02T03:04:05Z
          timestamptz    | 2026-01-02T03:04:05-0330          | 2026-01-02T06:34:05Z
          timestamptz    | 2026-01-02 03:04:05+05            | 2026-01-01T22:04:05Z
          timestamptz    | 2026-01-02 03:04:05+05:45         | 2026-01-01T21:19:05Z
          timestamptz    | 1890-01-02 03:04:05+00:53:28      | 1890-01-02T02:10:37Z
          timestamptz    | 1969-12-31T23:59:59.999999-15:59  | 1970-01-01T15:58:59.999999Z
          binary         | AP9/gA==                          | [0, -1, 127, -128]
          binary         | YQ                                | [97]
          binary         | YWI=                              | [97, 98]
          """)
  void isTaken(String type, String text, String value) throws Exception {
    for (String written : new String[] {text, " " + text, text + "\t\r\n", "\u000B\f" + text}) {
      assertThat(shown(TextValues.parse(ColumnType.parse(type), written))).isEqualTo(value);
    }
  }

  private static String shown(@Nullable Object value) {
    return switch (value) {
      case byte[] bytes -> Arrays.toString(bytes);
      case BigDecimal decimal -> decimal.toPlainString();
      case null, default -> String.valueOf(value);
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          boolean        | t, yes, 1, on, n, 0, wahr, truex, fal\u017fe | not true or false
          integer        | 1_000, 0x1F, 0b101, 12., ., -, +, e5, E5, 1e, 1e+, true, １２, 1 0, 1.5, --1, 1.1e0, 1.00000000000000000000000000000000000000000001, inf | not an integer
          integer        | 2147483648, -2147483649, 1e999999999, 1e99999999999999999999, 99999999999999999999 | too large for integer
          bigint         | 9223372036854775808, -9223372036854775809, 1e19, 1e18446744073709551616 | too large for bigint
          bigint         | 1e-1, 5e-18446744073709551616, 0.5 | not an integer
          decimal(5,2)   | 12.505, 0.004, 1000, 1e999999999, 1e-999999999, 99999e-3 | does not fit decimal(5,2)
          decimal(38,2)  | 12.505, 1e36, 12.50000000000000000000000000000000000000000000000000001 | does not fit decimal(38,2)
          decimal(18,0)  | 1000000000000000000, .1           | does not fit decimal(18,0)
          decimal(5,2)   | 12., 1_0, NaN, 1.2.3, 1 2, €1, 0x1, 1e2.0, 1d | not a number
          double         | 12., 1.5d, 1.5f, 0x1p3, 1_0, naN1, infinit, infinityy, +nan | not a number
          double         | 1e400, -1e400, 1.7976931348623159e308, 1e99999999999999999999 | too large for double
          double         | 1e-400, -1e-400, 2e-324, 1e-99999999999999999999 | too small for double
          real           | 1e39, 3.4028236e38                | too large for real
          real           | 1e-46, -1e-99                     | too small for real
          date           | epoch, infinity, 26-02-08, 2026-2-8, 2026/02/08, 2026 02 08, 20260208, 2026\\02\\08, 0044-03-15 (BC), 0000-01-01, -0001-01-01, +12026-01-01, 12026-01-01, 2026-02-30, 2023-02-29, 2026-00-01, 2026-13-01, 2026-01-00, 2026-01-32, 28.02.2026, 2026-02-28x, 2026-02-28 00:00:00, 2026-02-28T00:00, ２026-02-08 | not a date
          timestamp      | epoch, 2026-01-02, 2026-01-02 03, 2026-01-02 3:04, 2026-01-02 24:00:00, 2026-01-02 23:59:60, 2026-01-02 23:60, 2026-01-02 03:04:05+01, 2026-01-02 03:04:05Z, 2026-01-02 03:04:05 abc, 2026-01-02  03:04:05, 2026-01-0203:04:05, 2026-01-02T 03:04:05, 2026-01-02t03:04:05, 2026-01-02 03:04:05., 2026-01-02 03:04.5, 2026-02-30 03:04:05, 20260102T030405, 2026-01-02 03:04:, 2026-01-02T03:04:05 Europe/Berlin | not a timestamp
          timestamp      | 2026-01-02 03:04:05.123456789, 2026-01-02 03:04:05.9999999, 2026-01-02 03:04:05.0000000000001 | finer than microseconds
          timestamptz    | 2026-01-02 03:04:05, 2026-01-02 03:04:05z, 2026-01-02 03:04:05+1, 2026-01-02 03:04:05+16, 2026-01-02 03:04:05+01:60, 2026-01-02 03:04:05 +01, 2026-01-02 03:04:05+010, 2026-01-02 03:04:05+01:, 2026-01-02 03:04:05+01:0, 2026-01-02 03:04:05+010203, 2026-01-02 03:04:05UTC, 2026-01-02 03:04:05+01Z, 2026-01-02Z, infinity | not a timestamp with an offset
          binary         | !!, A, YR==, YWJ=, YQ=, YQ===, Y Q==, =, YWI=YWI= | not Base64
          """)
  void isBad(String type, String texts, String kind) {
    for (String text : texts.split(", ", -1)) {
      assertThatThrownBy(() -> TextValues.parse(ColumnType.parse(type), text))
          .as(text)
          .isInstanceOfSatisfying(BadValue.class, bad -> assertThat(bad.kind()).isEqualTo(kind))
          .hasMessage(kind);
    }
  }

  @ParameterizedTest
  @EnumSource(value = Simple.class, mode = EnumSource.Mode.EXCLUDE, names = "TEXT")
  void nothingIsNull(Simple type) throws Exception {
    assertThat(TextValues.parse(type, "")).isNull();
    assertThat(TextValues.parse(type, " \t\r\n")).isNull();
    assertThatThrownBy(() -> TextValues.parse(type, "\u00a0"))
        .isInstanceOf(BadValue.class)
        .hasMessageStartingWith("not ");
  }

  @Test
  void textIsAsItIs() throws Exception {
    for (String text : new String[] {"", " ", " a\n", "null", "\u0000", "🎓"}) {
      assertThat(TextValues.parse(Simple.TEXT, text)).isEqualTo(text);
    }
    assertThatThrownBy(() -> TextValues.parse(Simple.TEXT, "a\ud83c"))
        .isInstanceOf(BadValue.class)
        .hasMessage("half a surrogate pair");
  }

  @Test
  void aNumberOfManyDigitsIsReadInTimeThatGrowsWithItsLength() throws Exception {
    String digits = "7".repeat(5_000_000);
    assertThatThrownBy(() -> TextValues.parse(Simple.BIGINT, digits))
        .isInstanceOf(BadValue.class)
        .hasMessage("too large for bigint");
    String zeros = "1." + "0".repeat(5_000_000);
    assertThat(TextValues.parse(Simple.INTEGER, zeros)).isEqualTo(1);
    assertThat(TextValues.parse(Simple.DOUBLE, "0." + digits)).isEqualTo(0.7777777777777778);
  }
}
