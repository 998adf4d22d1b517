package dev.weir.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
  @Test
  void withoutVariablesTheDefaultsHold() {
    Settings settings = new Settings(Map.of());

    assertThat(settings.transforms().memoryBytes()).isEqualTo(1L << 30);
    assertThat(settings.files().rowGroupBytes()).isEqualTo(64L << 20);
  }

  @Test
  void sizesAreRead() {
    Settings settings =
        new Settings(Map.of("WEIR_TRANSFORM_MEMORY", "2GB", "WEIR_ROW_GROUP", "32 mb"));

    assertThat(settings.transforms().memoryBytes()).isEqualTo(2_000_000_000L);
    assertThat(settings.files().rowGroupBytes()).isEqualTo(32_000_000L);
  }

  @Test
  void whatIsNoSizeIsRefusedByNameAndValue() {
    assertThatThrownBy(() -> new Settings(Map.of("WEIR_TRANSFORM_MEMORY", "much")).transforms())
        .hasMessageContaining("WEIR-4007")
        .hasMessageContaining("WEIR_TRANSFORM_MEMORY='much'")
        .hasMessageContaining("512MB");
    assertThatThrownBy(() -> new Settings(Map.of("WEIR_ROW_GROUP", "1MB")).files())
        .hasMessageContaining("at least 16MB");
  }
}
