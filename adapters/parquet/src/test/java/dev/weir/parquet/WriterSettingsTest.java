package dev.weir.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WriterSettingsTest {
  @Test
  void without_a_variable_the_defaults_hold() {
    assertThat(WriterSettings.of(Map.of())).isEqualTo(WriterSettings.DEFAULT);
    assertThat(WriterSettings.DEFAULT.rowGroupBytes()).isEqualTo(64L << 20);
  }

  @Test
  void the_environment_sets_the_row_group() {
    assertThat(WriterSettings.of(Map.of("WEIR_ROW_GROUP", "32MB")).rowGroupBytes())
        .isEqualTo(32_000_000L);
  }
}
