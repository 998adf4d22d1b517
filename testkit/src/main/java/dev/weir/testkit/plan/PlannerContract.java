package dev.weir.testkit.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.error.CoreError;
import dev.weir.error.TerminalException;
import dev.weir.pipeline.design.Constraints;
import dev.weir.plan.Plan;
import dev.weir.plan.Plan.PlannedSource;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Schema;
import dev.weir.sql.CompiledCheck;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a plan is made of. */
public interface PlannerContract {
  /** Without a pipeline; the same for the whole test. */
  Draft draft();

  private Plan plan(String rest) {
    return draft().with(rest).plan();
  }

  private String problems(String rest) {
    var _ = draft().with(rest);
    try {
      var _ = draft().plan();
    } catch (TerminalException e) {
      assertThat(e.code()).isEqualTo(CoreError.INVALID_PIPELINE);
      return String.valueOf(e.getMessage());
    }
    throw new AssertionError("No problem was found");
  }

  private PlannedSource source(String keys) {
    return plan("sources: {s: {connection: c, " + keys + "}}").sources().getFirst();
  }

  @Test
  default void wavesPutEveryDataSetAfterItsInputs() {
    Plan plan =
        plan(
            """
            sources: {a: {connection: c, table: t}, b: {connection: f, path: x.txt}}
            transforms:
              last: {sql: SELECT * FROM joined}
              joined: {from: first, steps: [{join: {with: second, on: [id]}}]}
              first: {from: a, steps: [{select: [id]}]}
              second: {sql: "WITH w AS (SELECT * FROM a) SELECT id, name FROM w"}
            """);
    assertThat(plan.waves())
        .containsExactly(List.of("first", "second"), List.of("joined"), List.of("last"));
    assertThat(plan.transforms().stream().filter(t -> t.name().equals("joined")).toList())
        .singleElement()
        .satisfies(joined -> assertThat(joined.inputs()).containsExactly("first", "second"))
        .extracting(Plan.PlannedTransform::schema)
        .extracting(Schema::names)
        .isEqualTo(List.of("id", "name"));
  }

  @Test
  default void aSourceWithChecksHasItsPlaceInAWave() {
    Plan plan = plan("sources: {a: {connection: c, table: t}}\nchecks: {a: [{unique: [id]}]}");
    assertThat(plan.waves()).containsExactly(List.of("a"));
    assertThat(plan.checks())
        .singleElement()
        .satisfies(
            checks -> {
              assertThat(checks.dataSet()).isEqualTo("a");
              assertThat(checks.inputs()).containsExactly("a");
              assertThat(checks.checks()).hasSize(1);
            });
  }

  @Test
  default void aComparisonWithThePublishedRowsIsTheTargetsAndWhatIsReplacedHasOne() {
    Plan plan =
        plan(
            """
            sources: {a: {connection: c, table: t}, b: {connection: c, table: t}}
            checks: {b: [{row-count: {compare: previous, within: 5 %}}]}
            targets:
              replaced: {from: a, table: d.replaced}
              added: {from: a, table: d.added, write: append}
              compared: {from: b, table: d.compared, write: append}
            """);
    assertThat(plan.waves()).isEmpty();
    assertThat(plan.checks()).isEmpty();
    assertThat(plan.targets())
        .extracting(target -> target.rowChange().map(Plan.RowChange::toString).orElse("none"))
        .containsExactly(
            "RowChange[within=50, fails=false]", "none", "RowChange[within=5, fails=true]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{filter: id > 1}, {sort: [name]}]|[id]|[id]",
        "[{select: [name]}]|[]|[]",
        "[{rename: {id: name, name: id}}]|[name]|[name]",
        "[{cast: {id: text}}]|[]|[]",
        "[{cast: {amount: text}}]|[id]|[id]",
        "[{explode: {column: name, by: ','}}]|[]|[]",
        "[{aggregate: {by: [id], columns: {n: count(*)}}}]|[]|[]"
      })
  default void columnsThatStayAsTheyAreKeepWhatTheirTablePromises(
      String steps, String notNull, String key) {
    Plan plan =
        plan(
            """
            sources: {a: {connection: c, table: keyed}}
            transforms: {b: {from: a, steps: %s}}
            targets: {b: {from: b, table: d.b}, a: {from: a, table: d.a, constraints: none}}
            """
                .formatted(steps));
    assertThat(plan.targets().getFirst().design().constraints())
        .satisfies(
            constraints -> {
              assertThat(constraints.notNull()).hasToString(notNull);
              assertThat(constraints.key()).hasToString(key);
            });
    assertThat(plan.targets().getLast().design().constraints()).isEqualTo(Constraints.NONE);
  }

  @Test
  default void aReferenceWaitsForTheOtherDataSet() {
    Plan plan =
        plan(
            """
            sources: {a: {connection: c, table: t}}
            transforms: {x: {from: a, steps: [{select: [id]}]}, y: {from: a, steps: [{select: [id]}]}}
            checks: {x: [{references: {columns: [id], to: y}}]}
            """);
    assertThat(plan.waves()).containsExactly(List.of("y"), List.of("x"));
    assertThat(plan.checks().getFirst().dataSet()).isEqualTo("x");
    assertThat(plan.checks().getFirst().inputs()).containsExactly("x", "y");
  }

  @Test
  default void aCheckInSqlRunsWithTheLastDataSetThatItReads() {
    Plan plan =
        plan(
            """
            sources: {a: {connection: c, table: t}}
            transforms:
              x: {from: a, steps: [{sort: [id]}]}
              y: {from: x, steps: [{sort: [id]}]}
            checks: {a: [{sql: SELECT id FROM x WHERE id NOT IN (SELECT id FROM y)}]}
            """);
    assertThat(plan.checks().getFirst().dataSet()).isEqualTo("y");
    assertThat(plan.checks().getFirst().inputs()).containsExactly("y", "a", "x");
    assertThat(plan.checks().getFirst().checks().getFirst().check()).startsWith("a: sql: SELECT");
  }

  @Test
  default void aCheckInSqlNamesDataSets() {
    assertThat(
            problems(
                """
                sources: {a: {connection: c, table: t}}
                checks: {a: [{sql: SELECT id FROM b}]}
                """))
        .contains("checks.a[0].sql: 'b' is not a data set. Data sets: a.");
  }

  @Test
  default void aReferenceToWhatIsMadeOfTheCheckedDataSetRunsWithThat() {
    Plan plan =
        plan(
            """
            sources: {a: {connection: c, table: t}}
            transforms: {x: {from: a, steps: [{select: [id]}]}, y: {from: x, steps: [{filter: id > 1}]}}
            checks: {x: [{references: {columns: [id], to: y}}, {unique: [id]}], y: [{references: {columns: [id], to: x}}]}
            """);
    assertThat(plan.waves()).containsExactly(List.of("x"), List.of("y"));
    assertThat(plan.checks())
        .extracting(Plan.PlannedChecks::dataSet)
        .containsExactlyInAnyOrder("x", "y");
    Plan.PlannedChecks late =
        plan.checks().stream().filter(checks -> checks.dataSet().equals("y")).toList().getFirst();
    assertThat(late.inputs()).containsExactly("y", "x");
    assertThat(late.checks()).hasSize(2);
    assertThat(late.checks())
        .extracting(CompiledCheck::check)
        .last()
        .asString()
        .startsWith("x: references");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          table: small                        | 1 | one part: 4.3 MB, below 64 MB splitting costs more than it gains
          table: big                          | 8 | 8 parts: 1024 MB, 8 of 8 connections for each of 1 at once
          table: middle                       | 2 | 2 parts: 150 MB, one for 64 MB
          table: undivided                    | 1 | one part: it cannot be divided
          table: unknown                      | 1 | one part: the database does not say how large it is
          table: big, partition: none         | 1 | one part: as asked for
          table: small, partition: 3          | 3 | 3 parts: as asked for
          """)
  default void aSourceIsSplitWhereItPays(String keys, int parts, String reason) {
    PlannedSource planned = source(keys);
    assertThat(planned.parts()).isEqualTo(parts);
    assertThat(planned.partsReason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({"1,1,8", "2,2,4", "3,3,2", "8,8,1", "20,8,1"})
  default void sourcesTimesPartsIsWithinTheBudget(int sources, int concurrency, int parts) {
    StringBuilder yaml = new StringBuilder("sources:\n");
    for (int i = 0; i < sources; i++) {
      yaml.append("  s").append(i).append(": {connection: c, table: big}\n");
    }
    Plan plan = plan(yaml.toString());
    assertThat(plan.connections())
        .singleElement()
        .satisfies(
            c -> {
              assertThat(c.name()).isEqualTo("c");
              assertThat(c.concurrency()).isEqualTo(concurrency);
            });
    assertThat(plan.sources()).allSatisfy(source -> assertThat(source.parts()).isEqualTo(parts));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          4 | 2 | 4 parts: as asked for, therefore only 2 of 'c' at once
          2 | 3 | 2 parts: as asked for
          8 | 1 | 8 parts: as asked for, therefore only 1 of 'c' at once
          """)
  default void partsThatAreAskedForComeBeforeSourcesAtOnce(
      int parts, int concurrency, String reason) {
    Plan plan =
        plan(
            "sources: {a: {connection: c, table: big, partition: %d}, b: {connection: c, table: big}, d: {connection: c, table: big}}"
                .formatted(parts));
    assertThat(plan.connections().getFirst().concurrency()).isEqualTo(concurrency);
    assertThat(plan.sources()).first().extracting(PlannedSource::parts).isEqualTo(parts);
    assertThat(plan.sources()).first().extracting(PlannedSource::partsReason).isEqualTo(reason);
    assertThat(plan.sources())
        .allSatisfy(source -> assertThat(source.parts() * concurrency).isLessThanOrEqualTo(8));
  }

  @Test
  default void filesHaveTheColumnsThatTheyDeclare() {
    Plan plan = plan("sources: {s: {connection: f, path: x.csv, columns: {a: date, b: text}}}");
    assertThat(plan.sources())
        .singleElement()
        .satisfies(
            source -> {
              assertThat(source.schema())
                  .isEqualTo(
                      Schema.of(
                          Column.nullable("a", Simple.DATE), Column.nullable("b", Simple.TEXT)));
              assertThat(source.parts()).isEqualTo(1);
              assertThat(source.estimatedRows()).isEqualTo(-1);
            });
  }

  @Test
  default void everyProblemWithSqlStepsChecksAndTargetsIsReportedAtOnce() {
    String problems =
        problems(
            """
            sources: {s: {connection: c, table: undivided, partition: 2}}
            transforms:
              a: {sql: SELECT nme FROM s}
              b: {from: s, steps: [{select: [id, nmae]}]}
              c: {from: s, steps: [{translate: {column: name, file: none.csv}}]}
              d: {sql: SELECT * FROM b}
              e: {sql: SELECT * FROM z}
              f: {sql: "SELECT 1; DROP TABLE s"}
              long: {from: s, steps: [{rename: {id: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa}}]}
            checks: {s: [{unique: [ident]}]}
            targets:
              s: {from: s, table: d.s, write: merge, keys: [ids]}
              l: {from: long, table: d.l}
            """);
    assertThat(problems.lines().skip(1).toList())
        .satisfiesExactly(
            line -> assertThat(line).contains("yaml:6:59 sources.s.partition: 2 parts are not"),
            line -> assertThat(line).contains("yaml:8:12 transforms.a.sql: ").contains("nme"),
            line -> assertThat(line).contains("yaml:9:24 transforms.b.steps[0]: ").contains("nmae"),
            line -> assertThat(line).contains("transforms.c.steps[0].translate.file: 'none.csv'"),
            line -> assertThat(line).contains("transforms.e.sql: 'z' is not a data set."),
            line -> assertThat(line).contains("yaml:13:12 transforms.f.sql: "),
            line -> assertThat(line).contains("yaml:15:14 checks.s[0]: ").contains("ident"),
            line -> assertThat(line).contains("targets.s.keys[0]: 'ids' is not a column of s."),
            line -> assertThat(line).contains("targets.l.from: column 'aaa").contains("63 bytes"));
  }

  @Test
  default void aCircleThroughSqlIsShown() {
    assertThat(
            problems(
                """
                sources: {s: {connection: c, table: t}}
                transforms: {a: {sql: SELECT * FROM b}, b: {sql: SELECT * FROM c JOIN s USING (id)}, c: {from: a, steps: [{select: [id]}]}}
                """))
        .contains("transforms.a: is made of itself: a → c → b → a");
  }
}
