package dev.weir.testkit.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.error.CoreError;
import dev.weir.error.TerminalException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All that is wrong with a pipeline at once, behind a wrong step too; never what only follows. */
public interface AllProblemsContract {
  String CUPS =
      """
      sources:
        cup: {connection: f, path: "*.csv", columns: {day: date, person: text, cups: text}}
      """;

  /** Without a pipeline; the same for the whole test. */
  Draft draft();

  /** As the plan finds them; the same as without asking databases, where there are none. */
  private List<String> problems(String rest) {
    var _ = draft().with(rest);
    List<String> planned = problemsOf(() -> draft().plan());
    assertThat(problemsOf(draft()::check)).isEqualTo(planned);
    return planned;
  }

  private static List<String> problemsOf(ThrowingCallable look) {
    TerminalException e = catchThrowableOfType(TerminalException.class, look);
    assertThat(e).as("a problem").isNotNull();
    assertThat(e.code()).isEqualTo(CoreError.INVALID_PIPELINE);
    return String.valueOf(e.getMessage()).lines().skip(1).toList();
  }

  @Test
  default void problemsOfSourcesTransformsChecksAndTargetsAreToldAtOnce() {
    assertThat(
            problems(
                """
                sources:
                  cup: {connection: f, path: ../../x.csv, columns: {person: text, drink: text, cups: integer}}
                  odd: {connection: f, path: "[.csv", columns: [a]}
                transforms:
                  filled: {from: cup, steps: [{fill: {drnk: filter, cps: "1"}}, {filter: cpus > 1}]}
                  per_person: {from: filled, steps: [{aggregate: {by: [person], columns: {cups: sum(cpus)}}}]}
                  more: {sql: SELECT persn FROM filled}
                  late: {from: more, steps: [{sort: [nobody_knows]}]}
                checks:
                  per_person: [{unique: [persn, cups]}, {range: {column: cups, min: 1}}]
                  filled: [{accepted-values: {column: cups, values: [two]}}]
                targets:
                  all: {from: filled, table: d.all, comments: {cups: Cups., drnik: A drink.}}
                  per_person: {from: per_person, table: d.per_person, write: merge, keys: [prson]}
                """))
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .contains("pipeline.yaml:7:")
                    .contains(" sources.cup.path: '../../x.csv' leads out of the connection's"),
            line -> assertThat(line).contains(":8:").contains(" sources.odd.path: '[.csv' is no"),
            line -> assertThat(line).contains(":10:31 transforms.filled.steps[0]: 'drnk' is not"),
            line -> assertThat(line).contains(":10:31 transforms.filled.steps[0]: 'cps' is not"),
            line -> assertThat(line).contains(" transforms.filled.steps[1]: ").contains("cpus"),
            line -> assertThat(line).contains(":11:").contains(".per_person.steps[0]: 'cpus' is"),
            line ->
                assertThat(line)
                    .contains(":12:")
                    .contains("transforms.more.sql: ")
                    .contains("persn"),
            line -> assertThat(line).contains(":15:").contains(" checks.per_person[0]: 'persn' is"),
            line ->
                assertThat(line).contains(":16:").contains(" checks.filled[0]: ").contains("two"),
            line -> assertThat(line).contains(":18:").contains("comments.drnik: 'drnik' is"),
            line -> assertThat(line).contains(":19:").contains("per_person.keys[0]: 'prson' is"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {cast: {cps: bigint}}                                   | {aggregate: {by: [person], columns: {cups: sum(cups)}}}
          {cast: {cps: bigint}}                                   | {filter: cups > 1}
          {rename: {prson: who}}                                  | {sort: [who]}
          {select: [prson]}                                       | {sort: [person]}
          {aggregate: {by: [prson], columns: {n: count(cups)}}}   | {sort: [person]}
          {aggregate: {by: [person], columns: {n: sum(cps)}}}     | {filter: n > 1}
          {split: {column: dy, separator: "-", into: [y, m]}}     | {sort: [y]}
          {validate-date: {column: person, format: "%Q"}}         | {cast: {person: timestamp}}
          {translate: {column: person, file: none.csv}}           | {translate: {column: person, mapping: {a: b}}}
          """)
  default void whatOnlyFollowsIsNotTold(String wrong, String following) {
    assertThat(
            problems(
                CUPS
                    + "transforms: {a: {from: cup, steps: [%s, %s]}, b: {sql: SELECT * FROM a}}"
                        .formatted(wrong, following)))
        .singleElement()
        .asString()
        .contains(" transforms.a.steps[0]");
  }

  @Test
  default void aComparisonOfWhatIsNotPublishedIsAProblem() {
    assertThat(problems(CUPS + "checks: {cup: [{row-count: {min: 1, compare: previous}}]}"))
        .singleElement()
        .asString()
        .endsWith(
            " checks.cup[0].row-count.compare: there are rows to compare with only where a target"
                + " publishes 'cup', and none does");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {sort: [dy]}                                        | {cast: {dy: text}}
          {cast: {dy: text}}                                  | {rename: {persn: who}}
          {mask: {persn: hash}}                               | {deduplicate: {by: [day], order: [persn]}}
          {top: {n: 1, order: [dy]}}                          | {filter: persn = 'Ada'}
          {aggregate: {by: [person], columns: {n: sum(cps)}}} | {mask: {cups: hash}}
          {translate: {column: person, file: none.csv}}       | {select: [persn]}
          """)
  default void aProblemBehindAWrongStepIsTold(String wrong, String alsoWrong) {
    assertThat(
            problems(
                CUPS + "transforms: {a: {from: cup, steps: [%s, %s]}}".formatted(wrong, alsoWrong)))
        .satisfiesExactly(
            line -> assertThat(line).contains(" transforms.a.steps[0]"),
            line -> assertThat(line).contains(" transforms.a.steps[1]: "));
  }

  @Test
  default void withoutADatabaseItsColumnsAreNotKnownAndTheOthersAreChecked() {
    var _ =
        draft()
            .with(
                CUPS
                    + """
              price: {connection: c, table: t}
            transforms:
              priced: {from: cup, steps: [{sort: [day]}, {join: {with: price, on: [person]}}]}
              all: {sql: SELECT * FROM cup CROSS JOIN price}
              clean: {from: cup, steps: [{select: [day]}]}
            checks: {priced: [{unique: [whatever]}], price: [{unique: [whatever]}]}
            targets: {t: {from: all, table: d.t, write: merge, keys: [whatever]}}
            """);
    assertThat(draft().check()).containsExactly("price", "priced", "all");
  }

  @Test
  default void withoutADatabaseNamesAreKnownBehindASelectOrAnAggregate() {
    var _ =
        draft()
            .with(
                """
        sources: {price: {connection: c, table: t}}
        transforms:
          a: {from: price, steps: [{select: [id, name]}, {cast: {id: text}}, {sort: [nme]}]}
          b: {from: price, steps: [{aggregate: {by: [id], columns: {n: "count(*)"}}}]}
        checks: {a: [{unique: [idd]}], b: [{range: {column: n, min: 1}}, {not-null: [m]}]}
        """);
    assertThat(problemsOf(draft()::check))
        .satisfiesExactly(
            line -> assertThat(line).contains(" transforms.a.steps[2]: 'nme' is not a column."),
            line -> assertThat(line).contains(" checks.a[0]: 'idd' is not a column."),
            line -> assertThat(line).contains(" checks.b[1]: 'm' is not a column."));
  }
}
