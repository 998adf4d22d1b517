package dev.weir.function.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.weir.dataset.DataFile;
import dev.weir.dataset.DataSet;
import dev.weir.dataset.Refusal;
import dev.weir.dataset.RejectLimit;
import dev.weir.dataset.Rejects;
import dev.weir.dataset.balance.RowBalance;
import dev.weir.dataset.balance.RowChanges;
import dev.weir.dataset.balance.RowEffect;
import dev.weir.error.TerminalException;
import dev.weir.error.WeirException;
import dev.weir.events.CheckOutcome;
import dev.weir.events.RunEvent;
import dev.weir.json.Json;
import dev.weir.message.DataSetResult;
import dev.weir.pipeline.check.Check;
import dev.weir.pipeline.check.RowCheck;
import dev.weir.pipeline.check.Terms;
import dev.weir.pipeline.step.ColumnStep;
import dev.weir.pipeline.step.RowStep;
import dev.weir.pipeline.step.RowStep.JoinType;
import dev.weir.pipeline.step.Step;
import dev.weir.pipeline.step.Transform;
import dev.weir.run.RunFolder;
import dev.weir.schema.ColumnType.Simple;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransformTest {
  private static final String SALES =
      "SELECT * FROM (VALUES (1, 'a', '2024-01-31'), (2, 'b', '2024-02-30'), (3, NULL, NULL),"
          + " (4, 'it''s', 'soon'), (2, 'é', '9999-12-31')) AS t(id, name, sold)";
  private static final Transform CLEAN =
      new Transform.Steps(
          "sale",
          List.of(
              new ColumnStep.ValidateDate("sold", "%Y-%m-%d"),
              new RowStep.Sort(List.of(new RowStep.Order("id", true)))),
          Optional.empty());

  @TempDir private Path folder;
  private PlannedRun run;

  @BeforeEach
  void newRun() throws Exception {
    run = new PlannedRun(folder).source("sale", SALES).allow("clean", RejectLimit.ofMax(2));
  }

  @Test
  void makesADataSetAndKeepsWhatItRejects() throws Exception {
    run.transform("clean", CLEAN).start();
    DataSetResult result = run.transform("clean");
    DataSet made = run.dataSet("clean");
    assertThat(result).isEqualTo(new DataSetResult("clean", 3, 2, made.bytes(), false));
    assertThat(run.rows(made.files(), made.schema()))
        .containsExactly("[3, null, null]", "[2, é, 9999-12-31]", "[1, a, 2024-01-31]");
    assertThat(made.nulls()).isEqualTo(Map.of("id", 0L, "name", 1L, "sold", 1L));
    assertThat(made.rejectReasons()).isEqualTo(Map.of("sold is not a date of format %Y-%m-%d", 2L));
    assertThat(made.rejectPlaces())
        .isEqualTo(Map.of("sold is not a date of format %Y-%m-%d", List.of("id=2", "id=4")));
    assertThat(run.rows(made.rejects(), Rejects.SCHEMA))
        .containsExactly(
            "[clean, validate-date: sold, 1, sold is not a date of format %Y-%m-%d, {\"id\":2,\"name\":\"b\",\"sold\":\"2024-02-30\"}]",
            "[clean, validate-date: sold, 2, sold is not a date of format %Y-%m-%d, {\"id\":4,\"name\":\"it's\",\"sold\":\"soon\"}]");
    assertThat(run.events).containsExactly(new RunEvent.Completed(made, false));
    assertThat(run.leftovers()).isEmpty();
  }

  @Test
  void answersFromTheMarkerWhenTheDataSetIsComplete() throws Exception {
    run.transform("clean", CLEAN).start();
    DataSetResult first = run.transform("clean");
    DataSetResult second = run.transform("clean");
    assertThat(second.reused()).isTrue();
    assertThat(second.bytes()).isEqualTo(first.bytes());
    assertThat(run.events.getLast()).isEqualTo(new RunEvent.Completed(run.dataSet("clean"), true));
  }

  @Test
  void aBrokenCheckStopsTheRunAndNamesRows() throws Exception {
    run.transform("clean", CLEAN)
        .check(
            "clean",
            new RowCheck.NotNull(List.of("name"), Terms.FAIL),
            new RowCheck.Range(
                "id", Optional.empty(), Optional.of(java.math.BigDecimal.TWO), Terms.FAIL),
            new Check.RowCount(Optional.of(9L), Optional.empty(), Optional.empty(), Terms.FAIL),
            new Check.Unique(List.of("id"), Terms.FAIL))
        .start();
    assertThatThrownBy(() -> run.transform("clean"))
        .isInstanceOf(TerminalException.class)
        .hasMessage(
            """
            WEIR-3402 Cannot publish data set 'clean': it breaks not-null: name (1 row: {id=3, name=null}); \
            range: id up to 2 (1 row: {id=3}); row-count: from 9.
            Mend the data where it comes from, or the check, and start a new run.""")
        .extracting(e -> ((WeirException) e).code())
        .isEqualTo(TransformError.BROKEN_CHECK);
    assertThat(run.isComplete("clean")).isFalse();
    assertThat(run.lake.read(run.outcomes("clean"))).isEmpty();
    assertThat(run.leftovers()).isEmpty();
  }

  @Test
  void aWarningIsRecordedAndTheRunGoesOn() throws Exception {
    run.transform("clean", CLEAN)
        .check(
            "clean",
            new RowCheck.NotNull(List.of("name"), Terms.WARN),
            new Check.References(List.of("id"), "sale", Terms.FAIL))
        .start();
    run.transform("clean");
    RunEvent.Checked expected =
        new RunEvent.Checked(
            "clean",
            List.of(
                new CheckOutcome("not-null: name", 1, 0, false),
                new CheckOutcome("references: id in sale", 0, 0, true)));
    assertThat(run.events)
        .containsExactly(expected, new RunEvent.Completed(run.dataSet("clean"), false));
    assertThat(
            Json.read(
                run.lake.read(run.outcomes("clean")).orElseThrow().content(),
                RunEvent.Checked.class))
        .isEqualTo(expected);
  }

  @Test
  void someRowsMayBreakACheck() throws Exception {
    Terms told = new Terms(Optional.empty(), OptionalLong.of(0), OptionalLong.of(1));
    Terms silent = new Terms(Optional.empty(), OptionalLong.empty(), OptionalLong.of(1));
    run.check(
            "sale",
            new Check.Unique(List.of("id"), silent),
            new Check.Sql("SELECT id FROM sale LIMIT 1", told))
        .start();
    assertThatThrownBy(() -> run.transform("sale"))
        .hasMessageContaining("it breaks unique: id (2 rows: ")
        .hasMessageNotContaining("sql");
    assertThat(run.events)
        .containsExactly(
            new RunEvent.Checked(
                "sale",
                List.of(
                    new CheckOutcome("unique: id", 2, 1, true),
                    new CheckOutcome("sql: SELECT id FROM sale LIMIT 1", 1, 0, false))));
  }

  @Test
  void checksOfASourceAreHeldAtTheLogicalTime() throws Exception {
    run.source("log", "SELECT TIMESTAMP '2026-11-22 00:00:00' AS at")
        .check("log", new Check.Freshness("at", Duration.ofDays(1), Terms.FAIL))
        .start();
    run.transform("log");
    assertThat(run.events)
        .containsExactly(
            new RunEvent.Checked(
                "log", List.of(new CheckOutcome("freshness: at within 1 d", 0, 0, true))));
  }

  @Test
  void checksASourceOnce() throws Exception {
    run.check("sale", new Check.Unique(List.of("id"), Terms.WARN)).start();
    assertThat(run.transform("sale").reused()).isFalse();
    assertThat(run.transform("sale").reused()).isTrue();
    assertThat(run.events)
        .containsExactly(
            new RunEvent.Checked("sale", List.of(new CheckOutcome("unique: id", 2, 0, false))));
  }

  @Test
  void countsWhatGoesInAndWhatStepsDrop() throws Exception {
    RowStep onlyNamed = new RowStep.Filter("name IS NOT NULL");
    RowStep firstOfEach = new RowStep.Deduplicate(List.of("id"), List.of());
    run.transform("clean", CLEAN)
        .transform("kept", steps("clean", onlyNamed, firstOfEach))
        .transform("joined", steps("kept", new ColumnStep.Select(List.of("id")), join("sale")))
        .transform("counted", new Transform.Sql("SELECT count(*) AS n FROM sale, kept"))
        .start();
    for (String name : List.of("clean", "kept", "joined", "counted")) {
      run.transform(name);
    }

    assertThat(balance("clean")).isEqualTo(new RowBalance(Map.of("sale", 5L), RowChanges.NONE));
    RowChanges dropping = new RowChanges(RowEffect.DROPS, List.of("filter", "deduplicate"));
    assertThat(balance("kept")).isEqualTo(new RowBalance(Map.of("clean", 3L), dropping));
    assertThat(balance("kept").dropped(run.dataSet("kept").rows())).contains(1L);
    assertThat(balance("joined").inputs()).containsExactly(entry("kept", 2L), entry("sale", 5L));
    assertThat(run.dataSet("joined").rows()).isEqualTo(3);
    assertThat(balance("counted").changes().effect()).isEqualTo(RowEffect.CHANGES);
    assertThat(balance("counted").inputs()).containsExactly(entry("kept", 2L), entry("sale", 5L));
  }

  private RowBalance balance(String name) {
    return run.dataSet(name).balance().orElseThrow();
  }

  private static Transform steps(String from, Step... steps) {
    return new Transform.Steps(from, List.of(steps), Optional.empty());
  }

  private static Step join(String with) {
    return new RowStep.Join(with, List.of("id"), JoinType.LEFT);
  }

  @Test
  void aLossIsNeverGreen() throws Exception {
    run.lossy("clean", new Transform.Sql("SELECT * FROM sale WHERE id > 1"), RowChanges.NONE)
        .start();
    assertThatThrownBy(() -> run.transform("clean"))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith(
            "WEIR-3410 Cannot complete data set 'clean': 5 rows of 'sale' went in, and every step keeps each, but 4 came out and 0 were rejected.")
        .extracting(e -> ((WeirException) e).code())
        .isEqualTo(TransformError.ROWS_LOST);
    assertThat(run.isComplete("clean")).isFalse();
    assertThat(run.leftovers()).isEmpty();
  }

  @Test
  void theTimeIsTheRunsLogicalTime() throws Exception {
    run.transform("timed", new Transform.Sql("SELECT DISTINCT now() AS t, today() AS d FROM sale"))
        .start();
    run.transform("timed");
    DataSet made = run.dataSet("timed");
    assertThat(run.rows(made.files(), made.schema()))
        .containsExactly("[2026-11-23T00:00:00Z, 2026-11-23]");
  }

  @Test
  void sqlReadsSeveralDataSets() throws Exception {
    run.source("other", "SELECT 2 AS id, 1.50 AS \"Unit Price\"")
        .transform(
            "joined",
            new Transform.Sql("SELECT s.id, \"Unit Price\" FROM sale s JOIN other o USING (id); "))
        .start();
    run.transform("joined");
    DataSet made = run.dataSet("joined");
    assertThat(run.rows(made.files(), made.schema())).containsExactly("[2, 1.50]", "[2, 1.50]");
  }

  @Test
  void aValueThatDoesNotFitIsADataError() throws Exception {
    run.transform("bad", new Transform.Sql("SELECT CAST(sold AS DATE) AS d FROM sale")).start();
    assertThatThrownBy(() -> run.transform("bad"))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-2403 Cannot make data set 'bad': ")
        .hasMessageContaining("2024-02-30");
    assertThat(run.leftovers()).isEmpty();
  }

  @Test
  void aDataSetWithoutRowsIsComplete() throws Exception {
    run.transform(
            "none",
            new Transform.Steps("sale", List.of(new RowStep.Filter("id > 100")), Optional.empty()))
        .start();
    assertThat(run.transform("none").rows()).isZero();
    assertThat(run.dataSet("none").nulls()).containsOnlyKeys("id", "name", "sold");
    assertThat(run.dataSet("none").schema().columns().getFirst().type()).isEqualTo(Simple.INTEGER);
  }

  @Test
  void refusesADataSetThatThePlanDoesNotMake() {
    run.start();
    assertThatThrownBy(() -> run.transform("sale"))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-3401 Cannot transform 'sale'");
  }

  @Test
  void aDataSetWithMoreRejectsThanAllowedIsNotMade() throws Exception {
    run.transform("clean", CLEAN).allow("clean", RejectLimit.ofMax(1)).start();
    assertThatThrownBy(() -> run.transform("clean"))
        .isInstanceOf(TerminalException.class)
        .hasMessage(
            """
            WEIR-1013 Cannot complete data set 'clean': 2 rejected of 5 rows, more than rejects: {max: 1} allows:
              2 × sold is not a date of format %Y-%m-%d: id=2, id=4
            Correct them where they come from. Or allow them: write  rejects: {max: 2}  under clean in the pipeline. See ./weir rejects shop-20261123T000000Z for what is in them.""");
    assertThat(Refusal.rejects(run.lake, new RunFolder(run.id()), "clean"))
        .extracting(DataFile::rows)
        .containsExactly(2L);
    assertThat(run.leftovers()).isEmpty();
  }

  @Test
  void aRejectOfADataSetWithoutKeysIsToldByItsNumber() throws Exception {
    run.keys().transform("clean", CLEAN).start();
    var _ = run.transform("clean");
    assertThat(run.dataSet("clean").rejectPlaces())
        .isEqualTo(
            Map.of(
                "sold is not a date of format %Y-%m-%d",
                List.of("validate-date: sold, reject 1", "validate-date: sold, reject 2")));
  }

  @Test
  void refusesInputsThatAreNotComplete() throws Exception {
    run.transform("clean", CLEAN)
        .transform("later", new Transform.Steps("clean", List.of(), Optional.empty()))
        .start();
    assertThatThrownBy(() -> run.transform("later"))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("Cannot find data set 'clean'");
    assertThat(run.leftovers()).isEmpty();
  }
}
