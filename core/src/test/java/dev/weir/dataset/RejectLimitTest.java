package dev.weir.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RejectLimitTest {
  @Test
  void theFirstOfTwoLimitsCounts() {
    RejectLimit both = new RejectLimit(OptionalLong.of(10), Optional.of(new BigDecimal("1.5")));
    assertThat(both.isExceeded(3, 200)).isFalse();
    assertThat(both.isExceeded(4, 200)).isTrue();
    assertThat(both.isExceeded(10, 100_000)).isFalse();
    assertThat(both.isExceeded(11, 100_000)).isTrue();
    assertThat(both.inWords()).isEqualTo("{max: 10, max-share: 1.5 %}");
  }

  @Test
  void nothingIsAllowedByDefault() {
    assertThat(RejectLimit.NONE.isExceeded(0, 0)).isFalse();
    assertThat(RejectLimit.NONE.isExceeded(1, 1_000_000)).isTrue();
  }

  @Test
  void readingGoesOnUntilAllReasonsAreLikelySeen() {
    assertThat(RejectLimit.NONE.isHopeless(500)).isFalse();
    assertThat(RejectLimit.NONE.isHopeless(501)).isTrue();
    assertThat(RejectLimit.ofMax(100).isHopeless(999)).isFalse();
    assertThat(RejectLimit.ofMax(100).isHopeless(1001)).isTrue();
    RejectLimit share = new RejectLimit(OptionalLong.empty(), Optional.of(BigDecimal.ONE));
    assertThat(share.isHopeless(1_000_000)).isFalse();
  }
}
