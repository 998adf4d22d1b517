package dev.weir.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class NumbersTest {
  @Test
  void countsAreTheSameInEveryLocale() {
    assertThat(Numbers.count(1234567)).isEqualTo("1,234,567");
    assertThat(Numbers.rows(1)).isEqualTo("1 row");
    assertThat(Numbers.rows(0)).isEqualTo("0 rows");
  }

  @Test
  void bytesHaveDecimalUnits() {
    assertThat(Numbers.bytes(999)).isEqualTo("999 B");
    assertThat(Numbers.bytes(1000)).isEqualTo("1.0 KB");
    assertThat(Numbers.bytes(48_300)).isEqualTo("48 KB");
    assertThat(Numbers.bytes(4_300_000)).isEqualTo("4.3 MB");
    assertThat(Numbers.bytes(12_000_000_000L)).isEqualTo("12 GB");
  }

  @Test
  void longTimesHaveMinutes() {
    assertThat(Numbers.seconds(Duration.ofMillis(449))).isEqualTo("0.4 s");
    assertThat(Numbers.seconds(Duration.ofSeconds(125))).isEqualTo("2 min 05 s");
  }
}
