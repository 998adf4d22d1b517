package dev.weir.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource({
    "1000, 10, 64, 1024",
    "128, 10, 64, 1024",
    "60, 10, 30, 1024",
    "60, 100, 30, 102",
    "6, 1600, 3, 8"
  })
  void a_file_takes_no_more_memory_than_its_share(
      long megabytes, int columns, long rowGroupMegabytes, int pageKilobytes) {
    WriterSettings settings = WriterSettings.DEFAULT.within(megabytes << 20, columns);

    assertThat(settings.rowGroupBytes()).isEqualTo(rowGroupMegabytes << 20);
    assertThat(settings.pageBytes() >> 10).isEqualTo(pageKilobytes);
    assertThat(settings.codec()).isEqualTo(WriterSettings.DEFAULT.codec());
  }

  @Test
  void a_row_group_has_room_for_a_page() {
    WriterSettings settings = WriterSettings.DEFAULT.within(1 << 10, 1);

    assertThat(settings.pageBytes()).isEqualTo(8 << 10);
    assertThat(settings.rowGroupBytes()).isEqualTo(8 << 10);
  }
}
