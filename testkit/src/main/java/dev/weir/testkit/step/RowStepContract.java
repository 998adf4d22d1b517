package dev.weir.testkit.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.pipeline.step.ColumnStep;
import dev.weir.pipeline.step.RowStep;
import dev.weir.pipeline.step.RowStep.Aggregation;
import dev.weir.pipeline.step.RowStep.Function;
import dev.weir.pipeline.step.RowStep.JoinType;
import dev.weir.pipeline.step.RowStep.Order;
import dev.weir.pipeline.step.Step;
import dev.weir.pipeline.step.Transform;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.sql.StepProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What steps that choose, order, combine and count rows make of them. */
public interface RowStepContract {
  String RATINGS =
      "SELECT * FROM (VALUES (1, 'a', 4.5), (1, 'b', 2.0), (2, 'a', NULL), (NULL, 'c', 5.0), (1,"
          + " 'b', 4.5)) AS v(\"user\", \"Course Id\", rating)";

  /** Without data sets; the same for the whole test. */
  Sandbox sandbox();

  @Test
  default void filterKeepsRowsWhereTheConditionIsTrue() throws Exception {
    sandbox().data("t", RATINGS);
    Step filter = new RowStep.Filter("rating > 2 OR \"Course Id\" = 'it''s (' -- fine");
    assertThat(sandbox().run(filter).text())
        .containsExactlyInAnyOrder("[1, a, 4.5]", "[null, c, 5.0]", "[1, b, 4.5]");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          rateing > 2                      | The condition does not compile: Referenced column "rateing" not found
          rating + 1                       | The condition gives decimal(12,1), not true or false.
          sum(rating) > 1                  | The condition does not compile: WHERE clause cannot contain aggregates!
          rating > (SELECT 1 FROM other)   | The condition does not compile: There is no data set 'other'.
          rating IN (SELECT x FROM read_csv('/etc/passwd') AS f(x)) | The condition does not compile: 'read_csv' cannot be read from
          rating > random()                | The condition does not compile: random() cannot be used (line 1)
          TRUE) UNION ALL (FROM t          | The condition does not compile: syntax error
          TRUE; DROP TABLE t               | The condition does not compile: syntax error
          """)
  default void aConditionThatIsNoneIsAProblem(String condition, String message) throws Exception {
    sandbox().data("t", RATINGS);
    assertThatThrownBy(() -> sandbox().run(new RowStep.Filter(condition)))
        .isInstanceOf(StepProblem.class)
        .hasMessageStartingWith(message);
  }

  @Test
  default void sortPutsNullsLastAndGivesTiesOneOrder() throws Exception {
    sandbox().data("t", RATINGS);
    assertThat(sandbox().run(new RowStep.Sort(List.of(new Order("rating", true)))).text())
        .containsExactly(
            "[null, c, 5.0]", "[1, a, 4.5]", "[1, b, 4.5]", "[1, b, 2.0]", "[2, a, null]");
    assertThat(sandbox().run(new RowStep.Sort(List.of(new Order("user", false)))).text())
        .containsExactly(
            "[1, a, 4.5]", "[1, b, 2.0]", "[1, b, 4.5]", "[2, a, null]", "[null, c, 5.0]");
  }

  @Test
  default void rowsStaySortedOverManyRowGroups() throws Exception {
    sandbox().data("t", "SELECT (range * 7919) % 400009 AS id FROM range(400009)");
    var made =
        sandbox()
            .compile(
                new RowStep.Sort(List.of(new Order("id", true))), new RowStep.Filter("id >= 0"));
    assertThat(made.schema().names()).containsExactly("id");
    var rows =
        sandbox()
            .run(
                new RowStep.Sort(List.of(new Order("id", true))), new RowStep.Filter("id % 40 = 0"))
            .rows();
    assertThat(rows).hasSize(10_000).startsWith(List.of(400_000L)).endsWith(List.of(40L));
  }

  @Test
  default void topTakesTheFirstOfEachGroup() throws Exception {
    sandbox().data("t", RATINGS);
    Step top =
        new RowStep.Top(
            2, List.of("user"), List.of(new Order("rating", true), new Order("Course Id", false)));
    assertThat(sandbox().run(top).text())
        .containsExactlyInAnyOrder("[1, a, 4.5]", "[1, b, 4.5]", "[2, a, null]", "[null, c, 5.0]");
    assertThat(
            sandbox()
                .run(new RowStep.Top(1, List.of(), List.of(new Order("rating", false))))
                .text())
        .containsExactly("[1, b, 2.0]");
  }

  @Test
  default void deduplicateKeepsOneRowPerValue() throws Exception {
    sandbox().data("t", RATINGS);
    Step step =
        new RowStep.Deduplicate(List.of("user", "Course Id"), List.of(new Order("rating", true)));
    assertThat(sandbox().run(step).text())
        .containsExactlyInAnyOrder("[1, a, 4.5]", "[1, b, 4.5]", "[2, a, null]", "[null, c, 5.0]");
  }

  @Test
  default void aggregatesAreExact() throws Exception {
    sandbox()
        .data(
            "t",
            "SELECT * FROM (VALUES ('x', 9007199254740993, 0.1, 1.5e0), ('x', 1, 0.2, NULL), (NULL,"
                + " NULL, NULL, NULL)) AS v(g, big, price, f)");
    Map<String, Aggregation> columns = new LinkedHashMap<>();
    columns.put("rows", new Aggregation(Function.COUNT, Optional.empty()));
    columns.put("bigs", new Aggregation(Function.COUNT, Optional.of("big")));
    columns.put("prices", new Aggregation(Function.COUNT_DISTINCT, Optional.of("price")));
    columns.put("big", new Aggregation(Function.SUM, Optional.of("big")));
    columns.put("price", new Aggregation(Function.SUM, Optional.of("price")));
    columns.put("f", new Aggregation(Function.SUM, Optional.of("f")));
    columns.put("mean", new Aggregation(Function.MEAN, Optional.of("price")));
    columns.put("least", new Aggregation(Function.MIN, Optional.of("price")));
    columns.put("most", new Aggregation(Function.MAX, Optional.of("g")));
    Sandbox.Made made = sandbox().run(new RowStep.Aggregate(List.of("g"), columns));
    assertThat(made.types())
        .containsExactly(
            "g text",
            "rows bigint",
            "bigs bigint",
            "prices bigint",
            "big bigint",
            "price decimal(38,1)",
            "f double",
            "mean double",
            "least decimal(2,1)",
            "most text");
    assertThat(made.text())
        .containsExactlyInAnyOrder(
            "[x, 2, 2, 2, 9007199254740994, 0.3, 1.5, 0.15, 0.1, x]",
            "[null, 1, 0, 0, null, null, null, null, null, null]");
  }

  @Test
  default void anAggregateOverAllRowsIsOneRow() throws Exception {
    sandbox().data("t", "SELECT 1 AS a WHERE FALSE");
    Step step =
        new RowStep.Aggregate(
            List.of(), Map.of("n", new Aggregation(Function.COUNT, Optional.empty())));
    assertThat(sandbox().run(step).text()).containsExactly("[0]");
  }

  @Test
  default void theMeanOfTextIsAProblem() throws Exception {
    sandbox().data("t", RATINGS);
    Step step =
        new RowStep.Aggregate(
            List.of(), Map.of("m", new Aggregation(Function.MEAN, Optional.of("Course Id"))));
    assertThatThrownBy(() -> sandbox().run(step))
        .isInstanceOf(StepProblem.class)
        .hasMessage("'Course Id' is text, not a number.");
  }

  @Test
  default void joinAddsTheOtherColumns() throws Exception {
    sandbox()
        .data("t", RATINGS)
        .data("course", "SELECT * FROM (VALUES ('a', 'Ada'), ('b', NULL)) AS v(\"Course Id\", l)");
    Step inner = new RowStep.Join("course", List.of("Course Id"), JoinType.INNER);
    Step left = new RowStep.Join("course", List.of("Course Id"), JoinType.LEFT);
    assertThat(sandbox().run(inner).types())
        .containsExactly("user integer", "Course Id text", "rating decimal(2,1)", "l text");
    assertThat(sandbox().run(inner).text())
        .containsExactlyInAnyOrder(
            "[1, a, 4.5, Ada]", "[1, b, 2.0, null]", "[2, a, null, Ada]", "[1, b, 4.5, null]");
    assertThat(sandbox().run(left).text()).hasSize(5).contains("[null, c, 5.0, null]");
    assertThat(
            sandbox()
                .compiler()
                .inputs(new Transform.Steps("t", List.of(inner, left), Optional.empty())))
        .containsExactly("t", "course");
  }

  @Test
  default void namesThatBothSidesHaveAndUnlikeKeysAreProblems() throws Exception {
    sandbox()
        .data("t", "SELECT 1 AS id, 2 AS Rating, 'x' AS k")
        .data("o", "SELECT 1 AS id, 2 AS rating, 3 AS k");
    assertThatThrownBy(
            () -> sandbox().run(new RowStep.Join("o", List.of("id", "k"), JoinType.INNER)))
        .isInstanceOf(StepProblem.class)
        .hasMessage("'k' is text in 't' and integer in 'o'. Cast one of them first.");
    assertThatThrownBy(() -> sandbox().run(new RowStep.Join("o", List.of("id"), JoinType.INNER)))
        .isInstanceOf(StepProblem.class)
        .hasMessageStartingWith("Both sides have a column 'rating'. Rename it on one side");
  }

  @Test
  default void aTransformIsAReadableChain() throws Exception {
    sandbox().data("t", "SELECT 1 AS id, '2' AS n");
    assertThat(
            sandbox()
                .compile(
                    new ColumnStep.Cast(Map.of("n", Simple.INTEGER)),
                    new RowStep.Filter("n > 1"),
                    new RowStep.Top(3, List.of("id"), List.of(new Order("n", true))))
                .sql())
        .isEqualTo(
            """
            WITH "1 cast" AS (
              SELECT
                "id",
                weir_integer("n") AS "n"
              FROM "t"
              WHERE NOT (weir_integer("n") IS NULL AND weir_word("n") IS NOT NULL)
            ),
            "2 filter" AS (
              SELECT
                "id",
                "n"
              FROM "1 cast"
              WHERE (n > 1)
            )
            SELECT
              "id",
              "n"
            FROM "2 filter"
            QUALIFY row_number() OVER (
              PARTITION BY "id"
              ORDER BY "n" DESC NULLS LAST
            ) <= 3\
            """);
  }
}
