package dev.weir.pipeline.read;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.pipeline.Query;
import dev.weir.pipeline.TableName;
import dev.weir.pipeline.Target;
import dev.weir.pipeline.Write;
import dev.weir.pipeline.check.Check;
import dev.weir.pipeline.check.RowCheck;
import dev.weir.pipeline.check.Terms;
import dev.weir.pipeline.design.TableDesign;
import dev.weir.pipeline.keys.step.CheckKeys;
import dev.weir.pipeline.keys.step.StepKeys;
import dev.weir.pipeline.shape.Key;
import dev.weir.pipeline.source.Field;
import dev.weir.pipeline.step.ColumnStep;
import dev.weir.pipeline.step.ColumnStep.Masking;
import dev.weir.pipeline.step.RowStep;
import dev.weir.pipeline.step.RowStep.Aggregation;
import dev.weir.pipeline.step.RowStep.Function;
import dev.weir.pipeline.step.RowStep.JoinType;
import dev.weir.pipeline.step.RowStep.NoElements;
import dev.weir.pipeline.step.RowStep.Order;
import dev.weir.pipeline.step.Step;
import dev.weir.pipeline.step.Transform;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TransformKeysTest {
  private static final Optional<String> NO_FILE = Optional.empty();

  static List<Arguments> steps() {
    Order a = new Order("a", false);
    Map<String, Aggregation> functions = new LinkedHashMap<>();
    functions.put("m", new Aggregation(Function.MEAN, Optional.of("x y")));
    functions.put("n", new Aggregation(Function.COUNT, Optional.empty()));
    functions.put("d", new Aggregation(Function.COUNT_DISTINCT, Optional.of("x")));
    return List.of(
        Arguments.of("select: [a, b]", new ColumnStep.Select(List.of("a", "b"))),
        Arguments.of("rename: {a: b}", new ColumnStep.Rename(Map.of("a", "b"))),
        Arguments.of(
            "cast: {a: bigint, b: 'decimal(5,2)'}",
            new ColumnStep.Cast(Map.of("a", Simple.BIGINT, "b", new Decimal(5, 2)))),
        Arguments.of(
            "translate: {column: a, mapping: {New York: NY, no: 1}}",
            new ColumnStep.Translate("a", Map.of("New York", "NY", "no", "1"), NO_FILE)),
        Arguments.of(
            "translate: {column: a, file: states.csv}",
            new ColumnStep.Translate("a", Map.of(), Optional.of("states.csv"))),
        Arguments.of("validate-date: a", new ColumnStep.ValidateDate("a", "%Y-%m-%d")),
        Arguments.of("validate-date: {column: a}", new ColumnStep.ValidateDate("a", "%Y-%m-%d")),
        Arguments.of(
            "validate-date: {column: a, format: '%d.%m.%Y'}",
            new ColumnStep.ValidateDate("a", "%d.%m.%Y")),
        Arguments.of(
            "split: {column: a, separator: ' ', into: [b, c]}",
            new ColumnStep.Split("a", " ", List.of("b", "c"))),
        Arguments.of(
            "join: {with: s, on: [a]}", new RowStep.Join("s", List.of("a"), JoinType.INNER)),
        Arguments.of(
            "join: {with: s, on: [a], type: left}",
            new RowStep.Join("s", List.of("a"), JoinType.LEFT)),
        Arguments.of(
            "aggregate: {by: [a], columns: {m: mean( x y ), n: count(*), d: count-distinct(x)}}",
            new RowStep.Aggregate(List.of("a"), functions)),
        Arguments.of(
            "aggregate: {columns: {n: count(*)}}",
            new RowStep.Aggregate(
                List.of(), Map.of("n", new Aggregation(Function.COUNT, Optional.empty())))),
        Arguments.of("filter: a > 3", new RowStep.Filter("a > 3")),
        Arguments.of(
            "fill: {a: 0, b: R, c: '', d: true}",
            new ColumnStep.Fill(Map.of("a", "0", "b", "R", "c", "", "d", "true"))),
        Arguments.of(
            "sort: [a desc, b c ASC, description]",
            new RowStep.Sort(
                List.of(
                    new Order("a", true),
                    new Order("b c", false),
                    new Order("description", false)))),
        Arguments.of("top: {n: 3, order: [a]}", new RowStep.Top(3, List.of(), List.of(a))),
        Arguments.of(
            "top: {n: 3, by: [b], order: [a]}", new RowStep.Top(3, List.of("b"), List.of(a))),
        Arguments.of(
            "deduplicate: {by: [b], order: [a]}",
            new RowStep.Deduplicate(List.of("b"), List.of(a))),
        Arguments.of(
            "explode: {column: a}",
            new RowStep.Explode("a", Optional.empty(), "a", Optional.empty(), NoElements.KEEP)),
        Arguments.of(
            "explode: {column: a, by: '|', as: b, position: n, empty: drop}",
            new RowStep.Explode("a", Optional.of("|"), "b", Optional.of("n"), NoElements.DROP)),
        Arguments.of(
            "mask: {a: hash, b: redact}",
            new ColumnStep.Mask(Map.of("a", Masking.HASH, "b", Masking.REDACT))),
        Arguments.of(
            "flatten: {column: a, columns: {b: date, c: {type: text, path: /d/e}}}",
            new ColumnStep.Flatten(
                "a",
                Map.of("b", new Field(Simple.DATE, "/b"), "c", new Field(Simple.TEXT, "/d/e")))));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void aStepIsReadLikeThis(String yaml, Step step) {
    assertThat(
            Examples.read(Examples.SMALL + "transforms: {t: {from: s, steps: [{" + yaml + "}]}}")
                .transforms())
        .containsExactly(Map.entry("t", new Transform.Steps("s", List.of(step), Optional.empty())));
  }

  @Test
  void everyStepIsPinnedAbove() {
    assertThat(StepKeys.KEYS)
        .allSatisfy(
            key ->
                assertThat(steps())
                    .anyMatch(step -> String.valueOf(step.get()[0]).startsWith(key.name() + ":")));
  }

  /** What a record calls itself is what a pipeline calls it, and nothing is left out. */
  @Test
  void everyStepHasItsKeys() {
    assertThat(StepKeys.KEYS)
        .extracting(Key::name)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Step.class.getPermittedSubclasses())
                .flatMap(family -> keywords(family).stream())
                .toList());
    assertThat(steps())
        .allSatisfy(
            step ->
                assertThat(String.valueOf(step.get()[0]))
                    .startsWith(((Step) requireNonNull(step.get()[1])).keyword() + ":"));
  }

  @Test
  void everyCheckHasItsKeys() {
    assertThat(CheckKeys.KEYS)
        .extracting(Key::name)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Check.class, RowCheck.class)
                .flatMap(family -> keywords(family).stream())
                .toList());
    assertThat(checks())
        .allSatisfy(
            check ->
                assertThat(String.valueOf(check.get()[0]))
                    .startsWith("{" + ((Check) requireNonNull(check.get()[1])).keyword() + ":"));
  }

  private static List<String> keywords(Class<?> family) {
    return Stream.of(family.getPermittedSubclasses())
        .filter(Class::isRecord)
        .map(
            each -> {
              try {
                return String.valueOf(each.getField("KEYWORD").get(null));
              } catch (ReflectiveOperationException e) {
                throw new LinkageError(each + " has no keyword", e);
              }
            })
        .toList();
  }

  static List<Arguments> checks() {
    Terms fail = Terms.FAIL;
    return List.of(
        Arguments.of("{not-null: [a, b]}", new RowCheck.NotNull(List.of("a", "b"), fail)),
        Arguments.of(
            "{not-null: [a], severity: warn}", new RowCheck.NotNull(List.of("a"), Terms.WARN)),
        Arguments.of("{unique: [a], severity: fail}", new Check.Unique(List.of("a"), fail)),
        Arguments.of(
            "{accepted-values: {column: a, values: [x, 1, no]}}",
            new RowCheck.AcceptedValues("a", List.of("x", "1", "no"), fail)),
        Arguments.of(
            "{range: {column: a, min: 0, max: 5.50}}",
            new RowCheck.Range(
                "a", Optional.of(BigDecimal.ZERO), Optional.of(new BigDecimal("5.50")), fail)),
        Arguments.of(
            "{row-count: {min: 1}}",
            new Check.RowCount(Optional.of(1L), Optional.empty(), Optional.empty(), fail)),
        Arguments.of(
            "{row-count: {max: 9}}",
            new Check.RowCount(Optional.empty(), Optional.of(9L), Optional.empty(), fail)),
        Arguments.of(
            "{row-count: {compare: previous}}",
            new Check.RowCount(
                Optional.empty(), Optional.empty(), Optional.of(BigDecimal.valueOf(50)), fail)),
        Arguments.of(
            "{row-count: {min: 1, compare: previous, within: 12.5 %}, severity: warn}",
            new Check.RowCount(
                Optional.of(1L),
                Optional.empty(),
                Optional.of(new BigDecimal("12.5")),
                Terms.WARN)),
        Arguments.of(
            "{pattern: {column: a, matches: '[a-z]+'}}", new RowCheck.Pattern("a", "[a-z]+", fail)),
        Arguments.of(
            "{length: {column: a, min: 1, max: 9}}",
            new RowCheck.Length("a", Optional.of(1L), Optional.of(9L), fail)),
        Arguments.of(
            "{freshness: {column: a, within: 2 d}}",
            new Check.Freshness("a", Duration.ofDays(2), fail)),
        Arguments.of("{sql: SELECT 1 FROM s}", new Check.Sql("SELECT 1 FROM s", fail)),
        Arguments.of(
            "{unique: [a], where: a > 1, warn-if: '> 0', fail-if: '>10'}",
            new Check.Unique(
                List.of("a"),
                new Terms(Optional.of("a > 1"), OptionalLong.of(0), OptionalLong.of(10)))),
        Arguments.of(
            "{references: {columns: [a], to: s}}", new Check.References(List.of("a"), "s", fail)));
  }

  @ParameterizedTest
  @MethodSource("checks")
  void aCheckIsReadLikeThis(String yaml, Check check) {
    assertThat(Examples.read(Examples.SMALL + "checks: {s: [" + yaml + "]}").checks())
        .containsExactly(Map.entry("s", List.of(check)));
  }

  @Test
  void aTargetIsReadLikeThis() {
    assertThat(
            Examples.read(
                    Examples.SMALL
                        + "targets: {t: {from: s, table: d.t}, u: {from: s, table: d.u, write: merge, keys: [a]}, v: {from: s, table: d.v, allow-empty: true}}")
                .targets())
        .containsExactly(
            Map.entry(
                "t",
                new Target(
                    "s",
                    TableName.parse("d.t"),
                    Write.REPLACE,
                    List.of(),
                    false,
                    TableDesign.NONE)),
            Map.entry(
                "u",
                new Target(
                    "s",
                    TableName.parse("d.u"),
                    Write.MERGE,
                    List.of("a"),
                    false,
                    TableDesign.NONE)),
            Map.entry(
                "v",
                new Target(
                    "s",
                    TableName.parse("d.v"),
                    Write.REPLACE,
                    List.of(),
                    true,
                    TableDesign.NONE)));
  }

  @Test
  void aQueryIsReadLikeThis() {
    Query query =
        Examples.read(
                Examples.SMALL
                    + "queries: {q: {sql: 'SELECT :a, :b', parameters: {a: integer, b: {type: decimal, default: 4.5}}}}")
            .queries()
            .get("q");
    assertThat(query)
        .isEqualTo(
            new Query(
                Map.of(
                    "a", new Query.Parameter(Simple.INTEGER, Optional.empty()),
                    "b", new Query.Parameter(new Decimal(38, 9), Optional.of("4.5"))),
                "SELECT :a, :b"));
  }

  @Test
  void sqlMakesATransform() {
    assertThat(
            Examples.read(Examples.SMALL + "transforms:\n  t:\n    sql: |\n      SELECT 1\n")
                .transforms())
        .containsExactly(Map.entry("t", new Transform.Sql("SELECT 1\n")));
  }
}
