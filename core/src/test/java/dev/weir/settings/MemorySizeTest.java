package dev.weir.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.CoreError;
import dev.weir.error.TerminalException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemorySizeTest {
  @Test
  void what_is_not_set_or_blank_is_empty() {
    assertThat(MemorySize.of(Map.of(), "WEIR_ROW_GROUP")).isEmpty();
    assertThat(MemorySize.of(Map.of("WEIR_ROW_GROUP", " "), "WEIR_ROW_GROUP")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2GB, 2000000000", "32 mb, 32000000", "16MB, 16000000"})
  void sizes_are_read_in_every_locale(String text, long bytes) {
    assertThat(size(text).bytes()).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"much", "1MB", "512", "16MiB", "-2GB", "1000000000000GB"})
  void what_is_no_size_is_refused_by_name_and_value(String text) {
    assertThatThrownBy(() -> size(text))
        .isInstanceOfSatisfying(
            TerminalException.class, e -> assertThat(e.code()).isEqualTo(CoreError.INVALID_SETTING))
        .hasMessage(
            "WEIR-1011 Cannot use WEIR_ROW_GROUP='%s': write a size of at least 16MB, as in 512MB or 2GB."
                .formatted(text));
  }

  private static MemorySize size(String text) {
    return MemorySize.of(Map.of("WEIR_ROW_GROUP", text), "WEIR_ROW_GROUP").orElseThrow();
  }
}
