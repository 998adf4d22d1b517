package dev.weir.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LakeIdentityTest {
  @Test
  void what_a_warehouse_keeps_of_it_is_read_again() {
    LakeIdentity lake = new LakeIdentity("8f3c", "/home/a user/lake");
    assertThat(LakeIdentity.parse(lake.text())).isEqualTo(lake);
    assertThat(LakeIdentity.parse("8f3c")).isEqualTo(new LakeIdentity("8f3c", ""));
  }

  @Test
  void a_lake_that_was_moved_is_the_same() {
    LakeIdentity lake = new LakeIdentity("8f3c", "/home/a/lake");
    assertThat(lake.isSame(new LakeIdentity("8f3c", "/mnt/lake"))).isTrue();
    assertThat(lake.isSame(new LakeIdentity("8f3d", "/home/a/lake"))).isFalse();
  }

  @Test
  void a_long_location_is_cut_for_the_statements_it_stands_in() {
    assertThat(new LakeIdentity("8f3c", "/" + "x".repeat(500)).location())
        .hasSize(200)
        .startsWith("/xxx")
        .endsWith("x…");
  }

  @Test
  void an_id_needs_no_quoting() {
    assertThatThrownBy(() -> new LakeIdentity("8f 3c", "/lake"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("8f 3c");
  }
}
