package dev.weir.testkit.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.pipeline.Check;
import dev.weir.pipeline.Check.Severity;
import dev.weir.sql.CompiledCheck;
import dev.weir.sql.SqlEngine.SqlProblem;
import dev.weir.sql.StepProblem;
import dev.weir.sql.check.CheckCompiler;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which rows break a check. */
public interface CheckContract {
  /** Without data sets; the same for the whole test. */
  Sandbox sandbox();

  private Sandbox orders() throws SqlProblem {
    return sandbox()
        .data(
            "t",
            "SELECT * FROM (VALUES (1, 'new', 1.5), (1, 'new', 5.0), (2, 'old', 5.1), (NULL, NULL, NULL), (NULL, '', -0.1))"
                + " AS v(\"Order\", state, rating)")
        .data("orders", "SELECT * FROM (VALUES (1, 'new'), (3, 'old')) AS v(\"Order\", state)");
  }

  @Test
  default void notNullCountsRows() throws Exception {
    Sandbox sandbox = orders();
    Check check = new Check.NotNull(List.of("Order", "state"), Severity.WARN);
    assertThat(sandbox.violations(check)).isEqualTo(2);
    assertThat(sandbox.examples(check))
        .as("the keys and what is checked, not the whole row")
        .containsExactlyInAnyOrder("[null, ]", "[null, null]");
    CompiledCheck planned = sandbox.check(check);
    assertThat(planned.check()).isEqualTo("not-null: Order, state");
    assertThat(planned.fails()).isFalse();
  }

  @Test
  default void uniqueCountsRowsThatShareTheirValues() throws Exception {
    Sandbox sandbox = orders();
    assertThat(sandbox.violations(new Check.Unique(List.of("Order"), Severity.FAIL))).isEqualTo(2);
    assertThat(sandbox.violations(new Check.Unique(List.of("Order", "rating"), Severity.FAIL)))
        .isZero();
    assertThat(sandbox.examples(new Check.Unique(List.of("Order", "state"), Severity.FAIL)))
        .containsExactly("[1, new, 2]");
  }

  @Test
  default void acceptedValuesLetNullPass() throws Exception {
    Sandbox sandbox = orders();
    assertThat(
            sandbox.violations(
                new Check.AcceptedValues("state", List.of("new", "it's"), Severity.FAIL)))
        .isEqualTo(2);
    assertThat(
            sandbox.violations(new Check.AcceptedValues("Order", List.of("1", "2"), Severity.FAIL)))
        .isZero();
    assertThatThrownBy(
            () -> sandbox.check(new Check.AcceptedValues("Order", List.of("x"), Severity.FAIL)))
        .isInstanceOf(StepProblem.class)
        .hasMessage("'Order': 'x' is not of type integer.");
  }

  @Test
  default void rangeIsInclusive() throws Exception {
    Sandbox sandbox = orders();
    assertThat(sandbox.violations(range(BigDecimal.ZERO, new BigDecimal("5")))).isEqualTo(2);
    assertThat(sandbox.examples(range(BigDecimal.ZERO, new BigDecimal("5"))))
        .containsExactlyInAnyOrder("[2, 5.1]", "[null, -0.1]");
    assertThat(sandbox.violations(range(new BigDecimal("-0.1"), new BigDecimal("5.1")))).isZero();
    assertThat(sandbox.check(range(BigDecimal.ZERO, new BigDecimal("5"))).check())
        .isEqualTo("range: rating from 0 to 5");
    assertThatThrownBy(
            () ->
                sandbox.check(
                    new Check.Range(
                        "state", Optional.of(BigDecimal.ONE), Optional.empty(), Severity.FAIL)))
        .isInstanceOf(StepProblem.class)
        .hasMessage("'state' is text, not a number.");
  }

  private static Check range(BigDecimal min, BigDecimal max) {
    return new Check.Range("rating", Optional.of(min), Optional.of(max), Severity.FAIL);
  }

  @Test
  default void rowCountIsBrokenOnceOrNot() throws Exception {
    Sandbox sandbox = orders();
    Check enough =
        new Check.RowCount(Optional.of(5L), Optional.of(5L), Optional.empty(), Severity.FAIL);
    Check tooMany =
        new Check.RowCount(Optional.empty(), Optional.of(4L), Optional.empty(), Severity.FAIL);
    assertThat(sandbox.violations(enough)).isZero();
    assertThat(sandbox.violations(tooMany)).isEqualTo(1);
    assertThat(sandbox.check(tooMany).check()).isEqualTo("row-count: up to 4");
    assertThat(sandbox.check(tooMany).examples()).isEmpty();
  }

  @Test
  default void referencesLookForWholeCombinations() throws Exception {
    Sandbox sandbox = orders();
    Check check = new Check.References(List.of("Order", "state"), "orders", Severity.FAIL);
    assertThat(sandbox.violations(check)).isEqualTo(1);
    assertThat(sandbox.examples(check)).containsExactly("[2, old]");
    assertThat(CheckCompiler.inputs(check, "t")).containsExactly("t", "orders");
    assertThatThrownBy(
            () -> sandbox.check(new Check.References(List.of("rating"), "orders", Severity.FAIL)))
        .isInstanceOf(StepProblem.class)
        .hasMessage("In 'orders': 'rating' is not a column. Columns: Order, state.");
  }
}
