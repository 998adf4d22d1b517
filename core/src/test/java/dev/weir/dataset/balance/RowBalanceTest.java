package dev.weir.dataset.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowBalanceTest {
  @ParameterizedTest
  @CsvSource({
    "KEEPS, 7, 3, ''",
    "KEEPS, 6, 3, every step keeps each",
    "KEEPS, 8, 3, every step keeps each",
    "DROPS, 7, 3, ''",
    "DROPS, 0, 0, ''",
    "DROPS, 8, 3, no step adds any",
    "ADDS, 7, 3, ''",
    "ADDS, 99, 3, ''",
    "ADDS, 6, 3, no step leaves any out",
    "CHANGES, 99, 0, ''",
    "CHANGES, 0, 0, ''"
  })
  void of_ten_rows_as_many_come_out_as_the_steps_allow(
      RowEffect effect, long rows, long rejected, String rule) {
    assertThat(of(effect).problem(rows, rejected))
        .isEqualTo(
            rule.isEmpty()
                ? Optional.empty()
                : Optional.of(
                    "10 rows of 'sale' went in, and %s, but %d came out and %d were rejected"
                        .formatted(rule, rows, rejected)));
  }

  @Test
  void what_was_dropped_is_known_where_rows_stay_rows() {
    assertThat(of(RowEffect.KEEPS).dropped(10)).contains(0L);
    assertThat(of(RowEffect.DROPS).dropped(7)).contains(3L);
    assertThat(of(RowEffect.ADDS).dropped(12)).isEmpty();
    assertThat(of(RowEffect.CHANGES).dropped(2)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "KEEPS, DROPS, DROPS",
    "DROPS, KEEPS, DROPS",
    "DROPS, DROPS, DROPS",
    "ADDS, DROPS, CHANGES",
    "DROPS, ADDS, CHANGES",
    "ADDS, KEEPS, ADDS",
    "CHANGES, KEEPS, CHANGES",
    "KEEPS, CHANGES, CHANGES",
    "CHANGES, DROPS, CHANGES"
  })
  void one_step_after_the_other_does_what_both_do(
      RowEffect first, RowEffect second, RowEffect both) {
    RowChanges changes = RowChanges.NONE.then(first, "a").then(second, "b").then(second, "b");

    assertThat(changes.effect()).isEqualTo(both);
    assertThat(changes.by()).doesNotHaveDuplicates();
    assertThat(changes.by().contains("a")).isEqualTo(first != RowEffect.KEEPS);
    assertThat(changes.by().contains("b")).isEqualTo(second != RowEffect.KEEPS);
  }

  @Test
  void steps_without_an_input_have_no_balance() {
    assertThatThrownBy(() -> new RowBalance(Map.of(), RowChanges.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Steps that do not make rows need an input");
  }

  private static RowBalance of(RowEffect effect) {
    Map<String, Long> inputs = new LinkedHashMap<>();
    inputs.put("sale", 10L);
    inputs.put("customer", 3L);
    return new RowBalance(inputs, new RowChanges(effect, List.of("x")));
  }
}
