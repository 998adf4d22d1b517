package dev.weir.function.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.duckdb.DuckDbSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WiringTest {
  private static final Map<String, String> FUNCTION =
      Map.of("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "3008");

  @Test
  void the_engine_has_half_of_the_functions_memory() {
    assertThat(Wiring.settings(FUNCTION).memoryBytes()).isEqualTo(1_504_000_000L);
  }

  @Test
  void the_engine_has_the_memory_that_is_set_for_it() {
    Map<String, String> environment =
        Map.of("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "3008", "WEIR_TRANSFORM_MEMORY", "2GB");
    assertThat(Wiring.settings(environment).memoryBytes()).isEqualTo(2_000_000_000L);
  }

  @Test
  void without_either_the_defaults_hold() {
    assertThat(Wiring.settings(Map.of())).isEqualTo(DuckDbSettings.defaults());
  }
}
