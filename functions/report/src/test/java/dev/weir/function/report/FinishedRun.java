package dev.weir.function.report;

import dev.weir.dataset.DataFile;
import dev.weir.dataset.DataSet;
import dev.weir.dataset.DataSets;
import dev.weir.dataset.Refusal;
import dev.weir.dataset.balance.RowBalance;
import dev.weir.dataset.balance.RowChanges;
import dev.weir.dataset.balance.RowEffect;
import dev.weir.events.CheckOutcome;
import dev.weir.events.RunEvent.Checked;
import dev.weir.json.Json;
import dev.weir.lake.Lake;
import dev.weir.pipeline.TableName;
import dev.weir.pipeline.Write;
import dev.weir.pipeline.check.Terms;
import dev.weir.pipeline.design.TableDesign;
import dev.weir.pipeline.source.Relation;
import dev.weir.pipeline.source.Source.DatabaseSource;
import dev.weir.plan.Plan;
import dev.weir.plan.Plan.PlannedChecks;
import dev.weir.plan.Plan.PlannedSource;
import dev.weir.plan.Plan.PlannedTarget;
import dev.weir.plan.Plan.PlannedTransform;
import dev.weir.plan.Plans;
import dev.weir.run.RunContext;
import dev.weir.run.RunId;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Schema;
import dev.weir.sql.CompiledCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A run of one source, one transform with a check, and one target, as the functions leave it. */
record FinishedRun(Lake lake, RunContext context) {
  static final RunId RUN = RunId.scheduled("orders", Instant.parse("2026-11-23T00:00:00Z"));
  private static final RowBalance BALANCE =
      new RowBalance(
          Map.of("order", 8L), new RowChanges(RowEffect.DROPS, List.of("filter", "top")));
  private static final Schema SCHEMA =
      Schema.of(Column.nullable("id", Simple.BIGINT), Column.nullable("city", Simple.TEXT));

  /** The run of the tick before, which came to a good end. */
  static final RunId BEFORE = RunId.scheduled("orders", Instant.parse("2026-11-22T00:00:00Z"));

  static FinishedRun planned(Lake lake, int attempt, long fence) {
    byte[] json = Json.bytes(plan());
    var _ = lake.create(new RunContext(RUN, 1, 1, "").folder().plan(), json);
    return new FinishedRun(lake, new RunContext(RUN, attempt, fence, Plans.hash(json)));
  }

  FinishedRun extracted() {
    return extracted(8, 2);
  }

  /** One of the rows has no city. */
  FinishedRun extracted(long rows, long rejected) {
    var _ = new DataSets(lake).complete(context, dataSet("order", rows, rejected));
    return this;
  }

  FinishedRun transformed() {
    var _ = new DataSets(lake).complete(context, dataSet("by_city", 3, 0, Optional.of(BALANCE)));
    Checked checked =
        new Checked("by_city", List.of(new CheckOutcome("not-null: city", 1, 0, false)));
    lake.put(context.folder().checks("by_city"), Json.bytes(checked));
    return this;
  }

  FinishedRun refused() {
    lake.put(
        context.folder().refusal("order"),
        Json.bytes(
            new Refusal(
                "order",
                context.planHash(),
                10,
                List.of(new DataFile(context.folder().rejects("order", "a", 0), 2, 100)),
                Map.of("no date", 2L),
                Map.of("no date", List.of("orders.csv 7", "orders.csv 9")))));
    return this;
  }

  private DataSet dataSet(String name, long rows, long rejected) {
    return dataSet(name, rows, rejected, Optional.empty());
  }

  private DataSet dataSet(String name, long rows, long rejected, Optional<RowBalance> balance) {
    return new DataSet(
        DataSet.FORMAT,
        name,
        context.planHash(),
        SCHEMA,
        List.of(new DataFile(context.folder().part(name, "a", 0), rows, rows * 10)),
        Map.of("city", 1L, "id", 0L),
        rows + rejected,
        List.of(new DataFile(context.folder().rejects(name, "a", 0), rejected, 100)),
        rejected == 0 ? Map.of() : Map.of("no date", rejected),
        rejected == 0 ? Map.of() : Map.of("no date", List.of("orders.csv 7")),
        rejected == 0 ? List.of() : List.of("one file was empty"),
        balance,
        Duration.ofMillis(1500));
  }

  private static Plan plan() {
    return new Plan(
        Plan.FORMAT,
        "orders",
        RUN.value(),
        Instant.parse("2026-11-23T00:00:00Z"),
        List.of(),
        List.of(
            new PlannedSource(
                "order",
                new DatabaseSource(
                    "shop", new Relation.Table("order", Map.of()), OptionalInt.empty()),
                1,
                "small",
                10,
                SCHEMA)),
        List.of(
            new PlannedTransform(
                "by_city",
                List.of("order"),
                "SELECT 1",
                List.of(),
                SCHEMA,
                List.of(),
                Optional.empty())),
        List.of(
            new PlannedChecks(
                "by_city",
                List.of("by_city"),
                List.of(
                    CompiledCheck.of("not-null: city", "SELECT 1", Optional.empty(), Terms.WARN)))),
        List.of(List.of("by_city")),
        List.of(
            new PlannedTarget(
                "by_city",
                "by_city",
                new TableName("dwh", "by_city"),
                Write.REPLACE,
                List.of(),
                false,
                TableDesign.NONE,
                Optional.empty())),
        Map.of());
  }
}
