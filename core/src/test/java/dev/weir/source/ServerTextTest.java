package dev.weir.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.schema.ColumnType;
import dev.weir.source.ServerText.Kind;
import dev.weir.value.BadValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NUMBER | 2.00 | integer | 2",
        "NUMBER | 1e+18 | bigint | 1000000000000000000",
        "NUMBER | 2.50 | decimal(4,3) | 2.500",
        "NUMBER | 0.1 | real | 0.1",
        "NUMBER | -0 | double | -0.0",
        "NUMBER | NaN | real | NaN",
        "NUMBER | 1 | boolean | true",
        "BOOLEAN | true | integer | 1",
        "BOOLEAN | 0 | decimal(3,1) | 0.0",
        "DATE | 2026-01-02 | timestamp | 2026-01-02T00:00",
        "DATE | 2026-01-02 | timestamptz | 2026-01-02T00:00:00Z",
        "TIMESTAMP | 2026-01-02 00:00:00.000 | date | 2026-01-02",
        "TIMESTAMP | 2026-01-02 03:04:05 | timestamptz | 2026-01-02T03:04:05Z",
        "INSTANT | 2026-01-02 03:04:05+05:30 | timestamp | 2026-01-01T21:34:05",
        "INSTANT | 2026-01-02 03:04:05 | timestamp | 2026-01-02T03:04:05",
        "INSTANT | 2026-01-02 00:30:00+01 | date | 2026-01-01",
        "TEXT | 2026-01-02 03:04:05 | timestamptz | 2026-01-02T03:04:05Z",
        "TEXT | 0.123456789 | real | 0.12345679",
        "TEXT | '  ' | timestamptz | 'null'",
        "TEXT | '' | bigint | 'null'",
      })
  void whatLosesNothingIsTaken(Kind kind, String text, String type, String value) throws BadValue {
    assertThat(String.valueOf(new ServerText(kind, ColumnType.parse(type)).parse(text)))
        .isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NUMBER | 2.5 | integer | not an integer",
        "NUMBER | 12.50 | decimal(4,3) | does not fit decimal(4,3)",
        "NUMBER | 16777217 | real | has more digits than real",
        "NUMBER | 9007199254740993 | double | has more digits than double",
        "NUMBER | 1e+39 | real | too large for real",
        "NUMBER | 2 | boolean | neither 0 nor 1",
        "NUMBER | '' | integer | empty",
        "BOOLEAN | t | integer | neither 0 nor 1",
        "TIMESTAMP | 2026-01-02 00:00:00.000001 | date | has a time of day",
        "TIMESTAMP | 2026-01-02 03:04:05+00 | timestamptz | not a timestamp",
        "DATE | 0000-00-00 | timestamp | not a date",
        "INSTANT | infinity | date | not a timestamp",
        "TEXT | 1_000 | integer | not an integer",
        "TEXT | 2026-01-02 03:04:05Z | timestamp | not a timestamp",
      })
  void whatWouldLoseSomethingIsRefused(Kind kind, String text, String type, String reason) {
    assertThatThrownBy(() -> new ServerText(kind, ColumnType.parse(type)).parse(text))
        .isInstanceOf(BadValue.class)
        .hasMessage(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "NUMBER,date",
    "DATE,integer",
    "BOOLEAN,real",
    "OTHER,integer",
    "TEXT,text",
    "TIMESTAMP,boolean",
  })
  void whatNoValueCanBecomeHasNoJudge(Kind kind, String type) {
    assertThat(ServerText.isPossible(kind, ColumnType.parse(type))).isFalse();
    assertThatThrownBy(() -> new ServerText(kind, ColumnType.parse(type)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(kind + " is no " + type);
  }
}
