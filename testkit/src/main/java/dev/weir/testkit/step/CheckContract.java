package dev.weir.testkit.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.pipeline.check.Check;
import dev.weir.pipeline.check.RowCheck;
import dev.weir.pipeline.check.Terms;
import dev.weir.sql.CompiledCheck;
import dev.weir.sql.SqlEngine.SqlProblem;
import dev.weir.sql.StepProblem;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
    Check check = new RowCheck.NotNull(List.of("Order", "state"), Terms.WARN);
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
    assertThat(sandbox.violations(new Check.Unique(List.of("Order"), Terms.FAIL))).isEqualTo(2);
    assertThat(sandbox.violations(new Check.Unique(List.of("Order", "rating"), Terms.FAIL)))
        .isZero();
    assertThat(sandbox.examples(new Check.Unique(List.of("Order", "state"), Terms.FAIL)))
        .containsExactly("[1, new, 2]");
  }

  @Test
  default void acceptedValuesLetNullPass() throws Exception {
    Sandbox sandbox = orders();
    assertThat(
            sandbox.violations(
                new RowCheck.AcceptedValues("state", List.of("new", "it's"), Terms.FAIL)))
        .isEqualTo(2);
    assertThat(
            sandbox.violations(new RowCheck.AcceptedValues("Order", List.of("1", "2"), Terms.FAIL)))
        .isZero();
    assertThatThrownBy(
            () -> sandbox.check(new RowCheck.AcceptedValues("Order", List.of("x"), Terms.FAIL)))
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
                    new RowCheck.Range(
                        "state", Optional.of(BigDecimal.ONE), Optional.empty(), Terms.FAIL)))
        .isInstanceOf(StepProblem.class)
        .hasMessage("'state' is text, not a number.");
  }

  private static Check range(BigDecimal min, BigDecimal max) {
    return new RowCheck.Range("rating", Optional.of(min), Optional.of(max), Terms.FAIL);
  }

  @Test
  default void rowCountIsBrokenOnceOrNot() throws Exception {
    Sandbox sandbox = orders();
    Check enough =
        new Check.RowCount(Optional.of(5L), Optional.of(5L), Optional.empty(), Terms.FAIL);
    Check tooMany =
        new Check.RowCount(Optional.empty(), Optional.of(4L), Optional.empty(), Terms.FAIL);
    assertThat(sandbox.violations(enough)).isZero();
    assertThat(sandbox.violations(tooMany)).isEqualTo(1);
    assertThat(sandbox.check(tooMany).check()).isEqualTo("row-count: up to 4");
    assertThat(sandbox.check(tooMany).examples()).isEmpty();
  }

  @Test
  default void referencesLookForWholeCombinations() throws Exception {
    Sandbox sandbox = orders();
    Check check = new Check.References(List.of("Order", "state"), "orders", Terms.FAIL);
    assertThat(sandbox.violations(check)).isEqualTo(1);
    assertThat(sandbox.examples(check)).containsExactly("[2, old]");
    assertThat(sandbox.checkCompiler().inputs(check, "t")).containsExactly("t", "orders");
    assertThatThrownBy(
            () -> sandbox.check(new Check.References(List.of("rating"), "orders", Terms.FAIL)))
        .isInstanceOf(StepProblem.class)
        .hasMessage("In 'orders': 'rating' is not a column. Columns: Order, state.");
  }

  @Test
  default void aPatternIsForTheWholeText() throws Exception {
    Sandbox sandbox = orders();
    Check words = new RowCheck.Pattern("state", "[a-z]{3}", Terms.FAIL);
    assertThat(sandbox.violations(words)).as("the empty text; null passes").isEqualTo(1);
    assertThat(sandbox.check(words).check()).isEqualTo("pattern: state matches [a-z]{3}");
    assertThat(sandbox.violations(new RowCheck.Pattern("state", "n", Terms.FAIL))).isEqualTo(4);
    assertThat(sandbox.violations(new RowCheck.Pattern("state", "(?i)NEW|it's|old|", Terms.FAIL)))
        .isZero();
    assertThatThrownBy(() -> sandbox.check(new RowCheck.Pattern("state", "(?=n)", Terms.FAIL)))
        .isInstanceOf(StepProblem.class)
        .hasMessageContaining("'(?=n)' is no regular expression as RE2 reads them: ")
        .hasMessageContaining("invalid perl operator");
    assertThatThrownBy(() -> sandbox.check(new RowCheck.Pattern("rating", "n", Terms.FAIL)))
        .isInstanceOf(StepProblem.class)
        .hasMessageStartingWith("'rating' is decimal(2,1), not text.");
  }

  @Test
  default void lengthIsInCharacters() throws Exception {
    Sandbox sandbox =
        sandbox().data("t", "SELECT * FROM (VALUES ('🦆é'), ('abc'), (''), (NULL)) AS v(state)");
    assertThat(sandbox.violations(length(Optional.of(2L), Optional.of(2L)))).isEqualTo(2);
    assertThat(sandbox.violations(length(Optional.empty(), Optional.of(2L)))).isEqualTo(1);
    assertThat(sandbox.check(length(Optional.of(1L), Optional.of(2L))).check())
        .isEqualTo("length: state from 1 to 2");
  }

  private static Check length(Optional<Long> min, Optional<Long> max) {
    return new RowCheck.Length("state", min, max, Terms.FAIL);
  }

  /** The sandbox's clock stands at noon of 23 November 2026, UTC. */
  @Test
  default void freshnessIsOfTheNewestValueAtTheLogicalTime() throws Exception {
    Sandbox sandbox =
        sandbox()
            .data(
                "t",
                "SELECT * FROM (VALUES (DATE '2026-11-21', TIMESTAMP '2026-11-21 12:00:00', TIMESTAMPTZ '2026-11-21 14:00:01+02', 1), (NULL, NULL, NULL, 2)) AS v(d, t, z, n)");
    for (String column : List.of("d", "t", "z")) {
      assertThat(sandbox.violations(fresh(column, Duration.ofDays(2)))).as(column).isZero();
    }
    assertThat(sandbox.violations(fresh("z", Duration.ofHours(47)))).isEqualTo(1);
    assertThat(sandbox.check(fresh("z", Duration.ofHours(47))).check())
        .isEqualTo("freshness: z within 47 h");
    assertThat(sandbox.examples(fresh("t", Duration.ofHours(1))))
        .containsExactly("[2026-11-21T12:00]");
    Terms none = new Terms(Optional.of("n = 2"), OptionalLong.empty(), OptionalLong.of(0));
    assertThat(sandbox.violations(new Check.Freshness("d", Duration.ofDays(9), none)))
        .as("no value is not fresh")
        .isEqualTo(1);
    assertThatThrownBy(() -> sandbox.check(fresh("n", Duration.ofDays(2))))
        .isInstanceOf(StepProblem.class)
        .hasMessage("'n' is integer, neither a date nor a time. Cast it first.");
  }

  private static Check fresh(String column, Duration within) {
    return new Check.Freshness(column, within, Terms.FAIL);
  }

  @Test
  default void sqlGivesTheRowsThatBreakIt() throws Exception {
    Sandbox sandbox = orders();
    Check check =
        new Check.Sql(
            "SELECT t.state, count(*) AS n\nFROM t JOIN orders USING (\"Order\") GROUP BY ALL -- ;\n;",
            Terms.FAIL);
    assertThat(sandbox.violations(check)).isEqualTo(1);
    assertThat(sandbox.examples(check)).containsExactly("[new, 2]");
    assertThat(sandbox.checkCompiler().inputs(check, "t")).containsExactly("t", "orders");
    assertThat(sandbox.check(check).check())
        .isEqualTo(
            "sql: SELECT t.state, count(*) AS n FROM t JOIN orders USING (\"Order\") GROUP BY ALL --…");
    assertThatThrownBy(() -> sandbox.check(new Check.Sql("SELECT nothing FROM t", Terms.FAIL)))
        .isInstanceOf(StepProblem.class)
        .hasMessageContaining("nothing");
    assertThatThrownBy(() -> sandbox.check(new Check.Sql("DELETE FROM t", Terms.FAIL)))
        .isInstanceOf(StepProblem.class)
        .hasMessageStartingWith("It must be one SELECT");
  }

  @Test
  default void whereSaysWhichRowsAreChecked() throws Exception {
    Sandbox sandbox = orders();
    Terms known =
        new Terms(Optional.of("rating > 0 -- paid"), OptionalLong.empty(), OptionalLong.of(0));
    assertThat(sandbox.violations(new RowCheck.NotNull(List.of("Order"), known))).isZero();
    assertThat(sandbox.violations(new Check.Unique(List.of("Order"), known))).isEqualTo(2);
    assertThat(sandbox.violations(new Check.References(List.of("Order", "state"), "orders", known)))
        .isEqualTo(1);
    assertThat(
            sandbox.violations(
                new Check.RowCount(Optional.of(4L), Optional.empty(), Optional.empty(), known)))
        .isEqualTo(1);
    CompiledCheck planned = sandbox.check(new RowCheck.NotNull(List.of("Order"), known));
    assertThat(planned.check()).isEqualTo("not-null: Order where rating > 0 -- paid");
    Terms other =
        new Terms(
            Optional.of("rating IN (SELECT 1 FROM orders)"),
            OptionalLong.empty(),
            OptionalLong.of(0));
    assertThatThrownBy(() -> sandbox.check(new RowCheck.NotNull(List.of("Order"), other)))
        .isInstanceOf(StepProblem.class)
        .hasMessageContaining("There is no data set 'orders'");
  }

  @Test
  default void someRowsMayBreakIt() throws Exception {
    Terms terms = new Terms(Optional.empty(), OptionalLong.of(1), OptionalLong.of(10));
    CompiledCheck planned = orders().check(new RowCheck.NotNull(List.of("Order"), terms));
    assertThat(planned.allowed()).isEqualTo(1);
    assertThat(planned.fails(10)).isFalse();
    assertThat(planned.fails(11)).isTrue();
    assertThat(orders().check(new RowCheck.NotNull(List.of("Order"), Terms.FAIL)).fails(1))
        .isTrue();
  }
}
