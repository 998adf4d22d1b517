package dev.weir.testkit.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.pipeline.step.RowStep;
import dev.weir.pipeline.step.RowStep.NoElements;
import dev.weir.pipeline.step.Step;
import dev.weir.sql.StepProblem;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of lists that are made rows. */
public interface ExplodeContract {
  /** Without data sets; the same for the whole test. */
  Sandbox sandbox();

  @Test
  default void explodeMakesARowOfEachPart() throws Exception {
    sandbox()
        .data(
            "t",
            "SELECT * FROM (VALUES (1, 'a|b ||c|', 'x'), (2, 'one', 'y'), (3, '', 'z'), (4, NULL, 'z'))"
                + " AS v(id, tags, rest)");
    Sandbox.Made kept = sandbox().run(explode("tags", Optional.of("|"), NoElements.KEEP));
    assertThat(kept.types()).containsExactly("id integer", "tag text", "rest text");
    assertThat(kept.text())
        .containsExactly(
            "[1, a, x]",
            "[1, b , x]",
            "[1, , x]",
            "[1, c, x]",
            "[1, , x]",
            "[2, one, y]",
            "[3, null, z]",
            "[4, null, z]");
    assertThat(sandbox().run(explode("tags", Optional.of("|"), NoElements.DROP)).text())
        .hasSize(6)
        .contains("[2, one, y]");
    // Plain text, no pattern.
    assertThat(sandbox().run(explode("tags", Optional.of("|b "), NoElements.DROP)).text())
        .containsExactly("[1, a, x]", "[1, ||c|, x]", "[2, one, y]");
  }

  @Test
  default void explodeMakesARowOfEachElementOfAnArrayOrOfAnObjectAndRejectsWhatIsNeither()
      throws Exception {
    sandbox()
        .data(
            "t",
            "SELECT * FROM (VALUES (1, '[\"a|b\", 7, true, null, {\"k\": [1]}, [2], \"\"]'), (2, '[]'),"
                + " (3, 'null'), (4, NULL), (5, '{\"k\": 1}'), (6, 'a|b'), (7, ''), (8, '[\"é\\u0041\"]'))"
                + " AS v(id, tags)");
    Sandbox.Made kept = sandbox().run(explode("tags", Optional.empty(), NoElements.KEEP));
    assertThat(kept.text())
        .containsExactly(
            "[1, a|b]",
            "[1, 7]",
            "[1, true]",
            "[1, null]",
            "[1, {\"k\":[1]}]",
            "[1, [2]]",
            "[1, ]",
            "[2, null]",
            "[3, null]",
            "[4, null]",
            "[5, {\"k\":1}]",
            "[8, éA]");
    assertThat(kept.rejected())
        .containsExactly(
            "tags is neither a JSON array nor an object: {\"id\":6,\"tags\":\"a|b\"}",
            "tags is neither a JSON array nor an object: {\"id\":7,\"tags\":\"\"}");
    assertThat(sandbox().run(explode("tags", Optional.empty(), NoElements.DROP)).text())
        .hasSize(9)
        .contains("[1, null]", "[5, {\"k\":1}]");
  }

  @Test
  default void explodingWhatIsNoTextOrIntoAColumnThatIsThereIsAProblem() throws Exception {
    sandbox().data("t", "SELECT 1 AS id, 'a' AS tag, 'b' AS tags");
    assertThatThrownBy(() -> sandbox().run(explode("id", Optional.of("|"), NoElements.KEEP)))
        .isInstanceOf(StepProblem.class)
        .hasMessageContaining("'id' is integer, not text");
    assertThatThrownBy(() -> sandbox().run(explode("tags", Optional.of("|"), NoElements.KEEP)))
        .isInstanceOf(StepProblem.class)
        .hasMessage("Two columns would be named 'tag'. Rename one of them first.");
  }

  @Test
  default void explodeCountsTheElementsOfEachList() throws Exception {
    sandbox()
        .data(
            "t",
            "SELECT * FROM (VALUES (1, '[\"b\", null, \"a\"]'), (2, '[]'), (3, NULL), (4, '{\"k\": 1}'),"
                + " (5, '7')) AS v(id, tags)");
    Sandbox.Made kept = sandbox().run(numbered(Optional.empty(), NoElements.KEEP));
    assertThat(kept.types()).containsExactly("id integer", "tag text", "no integer");
    assertThat(kept.text())
        .containsExactly(
            "[1, b, 1]",
            "[1, null, 2]",
            "[1, a, 3]",
            "[2, null, null]",
            "[3, null, null]",
            "[4, {\"k\":1}, 1]");
    assertThat(kept.rejected()).hasSize(1);
    assertThat(sandbox().run(numbered(Optional.empty(), NoElements.DROP)).text())
        .containsExactly("[1, b, 1]", "[1, null, 2]", "[1, a, 3]", "[4, {\"k\":1}, 1]");
    sandbox().data("t", "SELECT 1 AS id, 'a|b' AS tags UNION ALL SELECT 2, ''");
    assertThat(sandbox().run(numbered(Optional.of("|"), NoElements.KEEP)).text())
        .containsExactly("[1, a, 1]", "[1, b, 2]", "[2, null, null]");
  }

  private static Step numbered(Optional<String> by, NoElements empty) {
    return new RowStep.Explode("tags", by, "tag", Optional.of("no"), empty);
  }

  private static Step explode(String column, Optional<String> by, NoElements empty) {
    return new RowStep.Explode(column, by, "tag", Optional.empty(), empty);
  }
}
