package dev.weir.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DuckDbSettingsTest {
  @Test
  void without_a_variable_the_defaults_hold() {
    assertThat(DuckDbSettings.of(Map.of())).isEqualTo(DuckDbSettings.defaults());
    assertThat(DuckDbSettings.defaults().memoryBytes()).isEqualTo(1L << 30);
  }

  @Test
  void the_environment_sets_the_memory() {
    assertThat(DuckDbSettings.of(Map.of("WEIR_TRANSFORM_MEMORY", "2GB")).memoryBytes())
        .isEqualTo(2_000_000_000L);
  }
}
