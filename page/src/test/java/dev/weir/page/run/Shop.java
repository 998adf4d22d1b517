package dev.weir.page.run;

import dev.weir.dataset.balance.RowChanges;
import dev.weir.dataset.profile.ColumnProfile;
import dev.weir.dataset.profile.ColumnProfile.Frequency;
import dev.weir.dataset.profile.ColumnProfile.Shape;
import dev.weir.dataset.profile.Profile;
import dev.weir.events.CheckOutcome;
import dev.weir.execution.Execution.Status;
import dev.weir.execution.HistoryEvent;
import dev.weir.json.Json;
import dev.weir.pipeline.TableName;
import dev.weir.pipeline.Write;
import dev.weir.pipeline.design.TableDesign;
import dev.weir.pipeline.source.Relation;
import dev.weir.pipeline.source.Source;
import dev.weir.plan.Plan;
import dev.weir.plan.Plan.PlannedSource;
import dev.weir.plan.Plan.PlannedTarget;
import dev.weir.plan.Plan.PlannedTransform;
import dev.weir.report.Report;
import dev.weir.report.Report.CheckReport;
import dev.weir.report.Report.DataSetReport;
import dev.weir.report.Report.Failure;
import dev.weir.report.Report.TargetReport;
import dev.weir.report.Report.Totals;
import dev.weir.run.RunId;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Schema;
import dev.weir.schema.SchemaChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Runs of a shop's pipeline: one that came to a good end, one that did not, one of many parts. */
final class Shop {
  private static final Instant START = Instant.parse("2026-11-23T02:00:00Z");
  private static final Schema ORDERS =
      Schema.of(
          Column.nullable("order_id", Simple.BIGINT),
          Column.nullable("customer_email", Simple.TEXT),
          Column.nullable("amount", Simple.DOUBLE),
          Column.nullable("country", Simple.TEXT),
          Column.nullable("ordered_at", Simple.TIMESTAMPTZ),
          Column.nullable("note", Simple.TEXT));

  private Shop() {}

  static RunFacts good() {
    return new RunFacts(
        report(START, Optional.empty()),
        Optional.of(plan()),
        Map.of("orders", profile(), "orders_valid", profile()),
        Map.of("orders", Set.of("customer_email")),
        history(),
        past(30, 4));
  }

  static RunFacts failed() {
    Failure failure =
        new Failure(
            "dev.weir.error.TerminalException",
            "WEIR-3402 Cannot publish data set 'orders_valid': it breaks unique: order_id. 2 rows break it: {order_id=1007}, {order_id=1009}",
            List.of("orders_valid", "revenue"),
            "Mend the cause, then start again: ./weir run shop");
    return new RunFacts(
        report(START, Optional.of(failure)),
        Optional.of(plan()),
        Map.of(),
        Map.of(),
        history(),
        past(18, 0));
  }

  /** One that failed before it had a plan. */
  static RunFacts unplanned() {
    Report report =
        report(START, Optional.of(new Failure("e", "Cannot plan.", List.of(), "Mend it.")));
    return new RunFacts(
        new Report(
            Report.FORMAT,
            report.runId(),
            "shop",
            1,
            "FAILED",
            Optional.empty(),
            report.startedAt(),
            report.finishedAt(),
            new Totals(0, 0, 0, 0),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            report.failure(),
            List.of()),
        Optional.empty(),
        Map.of(),
        Map.of(),
        List.of(),
        List.of());
  }

  private static Report report(Instant start, Optional<Failure> failure) {
    boolean good = failure.isEmpty();
    List<DataSetReport> all =
        List.of(
            source("orders", 1_284_113, 1_284_101, 12),
            source("customers", 48_210, 48_210, 0),
            transform("orders_valid", Map.of("orders", 1_284_101L), 1_283_990, 0, 111),
            transform(
                "revenue", Map.of("orders_valid", 1_283_990L, "customers", 48_210L), 4_312, 0, -1));
    List<DataSetReport> made = good ? all : all.subList(0, 2);
    Optional<Long> published = good ? Optional.of(4_312L) : Optional.empty();
    return new Report(
        Report.FORMAT,
        RunId.scheduled("shop", start).value(),
        "shop",
        1,
        good ? "SUCCEEDED" : "FAILED",
        Optional.of(start),
        Optional.of(start.plusSeconds(2)),
        start.plusSeconds(49),
        new Totals(1_332_323, 12, good ? 2_620_613 : 1_332_311, published.orElse(0L)),
        made,
        List.of(
            new CheckReport(
                "orders_valid",
                List.of(
                    new CheckOutcome("unique: order_id", good ? 0 : 2, 0, true),
                    new CheckOutcome("range: amount from 0", 3, 0, false)))),
        List.of(
            target("revenue", published),
            target("orders_valid", good ? Optional.of(1_283_990L) : published)),
        good
            ? List.of(
                new SchemaChange(
                    "dwh.revenue",
                    SchemaChange.Kind.WIDENED,
                    "amount",
                    Optional.of("real"),
                    Optional.of("double"),
                    "column 'amount' is widened from real to double"))
            : List.of(),
        failure,
        List.of());
  }

  private static TargetReport target(String name, Optional<Long> rows) {
    return new TargetReport(
        name, new TableName("dwh", name), Write.REPLACE, name, rows, Optional.empty());
  }

  private static DataSetReport source(String name, long read, long rows, long rejected) {
    return new DataSetReport(
        name,
        "source",
        Map.of(),
        Optional.of(0L),
        List.of(),
        read,
        rows,
        rejected,
        false,
        rejected == 0 ? Map.of() : Map.of("'amount' is no number", rejected),
        rejected == 0 ? Map.of() : Map.of("'amount' is no number", List.of("orders-2.csv line 88")),
        List.of(),
        rows * 21,
        4,
        nulls(rows),
        rows / 60_000.0);
  }

  private static DataSetReport transform(
      String name, Map<String, Long> inputs, long rows, long rejected, long dropped) {
    return new DataSetReport(
        name,
        "transform",
        new LinkedHashMap<>(inputs),
        dropped < 0 ? Optional.empty() : Optional.of(dropped),
        List.of("filter"),
        rows + rejected,
        rows,
        rejected,
        false,
        Map.of(),
        Map.of(),
        List.of(),
        rows * 17,
        1,
        nulls(rows),
        rows / 200_000.0);
  }

  private static Map<String, Long> nulls(long rows) {
    Map<String, Long> nulls = new LinkedHashMap<>();
    ORDERS.names().forEach(name -> nulls.put(name, 0L));
    nulls.put("note", rows / 3);
    return nulls;
  }

  private static PlannedSource planned(String name, Schema schema) {
    return new PlannedSource(
        name,
        new Source.DatabaseSource(
            "shop", new Relation.Table(name, Map.of()), OptionalInt.empty(), Optional.empty()),
        1,
        "",
        -1,
        schema);
  }

  private static PlannedTransform planned(String name, List<String> inputs, String sql) {
    return new PlannedTransform(
        name, inputs, sql, List.of(), ORDERS, List.of(), Optional.of(RowChanges.NONE));
  }

  private static PlannedTarget planned(String from) {
    return new PlannedTarget(
        from,
        from,
        new TableName("dwh", from),
        Write.REPLACE,
        List.of(),
        false,
        TableDesign.NONE,
        Optional.empty());
  }

  private static Plan plan() {
    return plan(
        List.of(planned("orders", ORDERS), planned("customers", ORDERS)),
        List.of(
            planned("orders_valid", List.of("orders"), "SELECT *\nFROM orders\nWHERE amount > 0"),
            planned(
                "revenue",
                List.of("orders_valid", "customers"),
                "SELECT country, sum(amount) AS amount\nFROM orders_valid JOIN customers USING (customer_email)\nGROUP BY country")),
        List.of(planned("revenue"), planned("orders_valid")));
  }

  private static Plan plan(
      List<PlannedSource> sources, List<PlannedTransform> transforms, List<PlannedTarget> targets) {
    return new Plan(
        Plan.FORMAT,
        "shop",
        RunId.scheduled("shop", START).value(),
        START,
        List.of(),
        sources,
        transforms,
        List.of(),
        transforms.stream().map(t -> List.of(t.name())).toList(),
        targets,
        Map.of());
  }

  private static Profile profile() {
    return new Profile(
        500_000,
        false,
        List.of(
            new ColumnProfile(
                "order_id",
                0,
                498_112,
                false,
                Optional.of("1"),
                Optional.of("1284113"),
                Optional.of(642_057.2),
                new Shape.Histogram(
                    List.of(
                        31L, 31L, 31L, 32L, 31L, 30L, 31L, 31L, 31L, 31L, 32L, 31L, 31L, 31L, 31L,
                        34L))),
            new ColumnProfile(
                "amount",
                0,
                9_120,
                false,
                Optional.of("0.5"),
                Optional.of("1249.0"),
                Optional.of(83.417),
                new Shape.Histogram(
                    List.of(
                        9L, 48L, 112L, 160L, 131L, 90L, 61L, 38L, 22L, 15L, 9L, 6L, 3L, 2L, 0L,
                        1L))),
            new ColumnProfile(
                "country",
                0,
                31,
                true,
                Optional.of("AT"),
                Optional.of("US"),
                Optional.empty(),
                new Shape.Top(
                    List.of(
                        new Frequency("DE", 201_200),
                        new Frequency("FR", 98_007),
                        new Frequency("<script>document.title = 'run'</script>", 7)))),
            new ColumnProfile(
                "ordered_at",
                0,
                480_004,
                false,
                Optional.of("2026-01-01 00:00:02+00"),
                Optional.of("2026-11-22 23:59:58+00"),
                Optional.empty(),
                new Shape.Histogram(
                    List.of(
                        20L, 22L, 25L, 24L, 27L, 30L, 31L, 33L, 30L, 36L, 37L, 39L, 41L, 44L, 46L,
                        49L))),
            new ColumnProfile(
                "note",
                166_000,
                3,
                true,
                Optional.of(""),
                Optional.of("\u202Eright to left"),
                Optional.empty(),
                new Shape.Top(List.of(new Frequency("", 3))))),
        List.of(
            Arrays.asList("1", "19.90", "DE", "2026-01-01T00:00:02Z", null),
            Arrays.asList(
                "2",
                "120.00",
                "<img src=x onerror=\"document.title='run'\">",
                "2026-01-01T00:00:09Z",
                "\u0000\u202E"),
            Arrays.asList("3", "64.50", "FR", "2026-01-01T00:01:11Z", "gift")));
  }

  /**
   * @param failed which of them, the newest being 0, beside the eighteenth
   */
  private static List<PastRun> past(int runs, int failed) {
    return IntStream.range(0, runs)
        .mapToObj(
            i -> {
              Instant start = START.minus(Duration.ofDays(i));
              boolean bad = i == failed || i == 17;
              return new PastRun(
                  RunId.scheduled("shop", start),
                  bad ? Status.FAILED : Status.SUCCEEDED,
                  start,
                  Optional.of(Duration.ofSeconds(bad ? 12 : 40 + (i * 7) % 15)),
                  bad ? Optional.empty() : Optional.of(report(start, Optional.empty())));
            })
        .toList();
  }

  /** Each data set is made of the two before it. */
  static RunFacts many(int size) {
    List<PlannedSource> sources =
        IntStream.range(0, size / 5).mapToObj(i -> planned("source_" + i, ORDERS)).toList();
    List<String> names = new ArrayList<>(sources.stream().map(PlannedSource::name).toList());
    List<PlannedTransform> transforms = new ArrayList<>();
    for (int i = sources.size(); i < size; i++) {
      List<String> inputs = List.of(names.get(i % sources.size()), names.get(i / 2));
      String sql = "SELECT %s FROM %s".formatted("a_rather_long_column_name, ".repeat(40), inputs);
      transforms.add(planned("transform_" + i, inputs, sql));
      names.add("transform_" + i);
    }
    Report report = report(START, Optional.empty());
    List<DataSetReport> made = names.stream().map(name -> source(name, 7, 7, 0)).toList();
    Profile profile = profile();
    return new RunFacts(
        new Report(
            Report.FORMAT,
            report.runId(),
            "shop",
            1,
            "SUCCEEDED",
            report.logicalTime(),
            report.startedAt(),
            report.finishedAt(),
            report.totals(),
            made,
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            List.of()),
        Optional.of(plan(sources, transforms, List.of())),
        names.stream().collect(Collectors.toMap(name -> name, _ -> profile)),
        Map.of(),
        history(),
        past(30, 4));
  }

  private static List<HistoryEvent> history() {
    List<HistoryEvent> events = new ArrayList<>();
    call(events, "Plan", "", 2, 4.2);
    call(events, "ExtractDatabase", "orders", 4.2, 25.6);
    call(events, "ExtractDatabase", "customers", 4.2, 6.1);
    call(events, "TransformDataSet", "orders_valid", 25.7, 32.1);
    call(events, "TransformDataSet", "revenue", 32.2, 35.9);
    call(events, "Load", "", 36, 48.1);
    call(events, "Report", "", 48.2, 49);
    return events;
  }

  private static void call(
      List<HistoryEvent> events, String state, String dataSet, double from, double to) {
    String payload = dataSet.isEmpty() ? "{}" : "{\"dataSet\":\"%s\"}".formatted(dataSet);
    long first = events.size() + 1L;
    Stream.of(
            new String[] {"TaskStateEntered", "name", state},
            new String[] {"TaskScheduled", "parameters", "{\"Payload\":%s}".formatted(payload)},
            new String[] {"TaskStarted", "resource", "invoke"},
            new String[] {"TaskSucceeded", "output", "{}"})
        .forEach(
            of -> {
              long id = events.size() + 1L;
              double at = of[0].equals("TaskSucceeded") ? to : from;
              events.add(
                  new HistoryEvent(
                      id,
                      id == first ? 0 : id - 1,
                      START.plusMillis(Math.round(at * 1000)),
                      of[0],
                      Json.mapper().createObjectNode().put(of[1], of[2])));
            });
  }
}
