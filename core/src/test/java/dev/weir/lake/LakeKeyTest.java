package dev.weir.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LakeKeyTest {
  @Test
  void segments_are_joined() {
    LakeKey key = LakeKey.of("runs").resolve("a=1").resolve("part-0.parquet");

    assertThat(key).hasToString("runs/a=1/part-0.parquet");
    assertThat(key.name()).isEqualTo("part-0.parquet");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "..a", "a..b", ".hidden/x", "a/b/c"})
  void a_name_is_accepted(String text) {
    assertThat(LakeKey.of(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "/", "/a", "a/", "a//b", ".", "..", "a/..", "../a", "a/./b", "a b", "ı", "a\\b"
      })
  void what_could_lead_elsewhere_is_refused(String text) {
    assertThatThrownBy(() -> LakeKey.of(text))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-1002 Cannot use '" + text + "' as a key");
  }

  @Test
  void a_key_is_bounded() {
    assertThatThrownBy(() -> LakeKey.of("a".repeat(901)))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-1002");
  }
}
