package dev.weir.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunIdTest {
  private static final Instant TIME = Instant.parse("2026-11-23T10:11:12.123456Z");
  private static final String LONGEST = "p".repeat(40);

  @Test
  void a_scheduled_run_is_named_by_its_tick() {
    assertThat(RunId.scheduled("orders", TIME)).hasToString("orders-20261123T101112Z");
  }

  @Test
  void a_manual_run_is_named_by_its_millisecond() {
    assertThat(RunId.manual("orders", TIME)).hasToString("orders-manual-20261123T101112123Z");
  }

  @Test
  void it_is_read_as_it_is_written() {
    for (String pipeline : new String[] {"a", "a-manual", "a-1-b", LONGEST}) {
      for (RunId run :
          new RunId[] {RunId.manual(pipeline, TIME), RunId.scheduled(pipeline, TIME)}) {
        assertThat(RunId.parse(run.value())).isEqualTo(run);
      }
    }
  }

  @Test
  void an_executions_name_is_within_step_functions_limit() {
    assertThat(RunId.manual(LONGEST, TIME).execution(999_999))
        .hasSizeLessThanOrEqualTo(80)
        .matches("[a-zA-Z0-9-]+");
  }

  @Test
  void a_tables_name_is_within_postgresqls_limit() {
    RunId run = RunId.manual(LONGEST, TIME);
    assertThat(run.staging("dwh." + "t".repeat(63), "a lake")).hasSizeLessThanOrEqualTo(63);
    assertThat(RunId.ledger("dwh." + "t".repeat(63))).hasSizeLessThanOrEqualTo(63);
  }

  @Test
  void staging_differs_by_run_target_and_content_and_the_ledger_does_not_by_run() {
    RunId one = RunId.scheduled("a", TIME);
    RunId other = RunId.scheduled("a", TIME.plusSeconds(1));
    assertThat(one.staging("dwh.t", "x")).isNotEqualTo(other.staging("dwh.t", "x"));
    assertThat(one.staging("dwh.t", "x")).isNotEqualTo(one.staging("dwh.t", "y"));
    assertThat(one.staging("dwh.a_b", "x")).isNotEqualTo(one.staging("dwh_a.b", "x"));
    assertThat(RunId.ledger("dwh.t")).startsWith("load_dwh_t_");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "orders",
        "orders-20261123",
        "Orders-20261123T101112Z",
        "1a-20261123T101112Z",
        "a/../b-20261123T101112Z",
        "orders-20261123T101112Z\n",
        "orders-manual-20261123T10111212Z"
      })
  void another_text_is_refused(String text) {
    assertThatThrownBy(() -> RunId.parse(text))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-1002 Cannot use '" + text + "' as a run");
  }

  @Test
  void a_pipelines_name_that_is_too_long_is_refused() {
    assertThatThrownBy(() -> RunId.manual(LONGEST + "p", TIME))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-1002");
  }
}
