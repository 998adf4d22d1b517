package dev.weir.function.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.error.TerminalException;
import dev.weir.folder.FolderLake;
import dev.weir.json.Json;
import dev.weir.lake.Lake;
import dev.weir.message.ReportRequest;
import dev.weir.message.ReportResult;
import dev.weir.report.Report;
import dev.weir.report.Report.Totals;
import dev.weir.run.Lease;
import dev.weir.run.Leases;
import dev.weir.run.Notice;
import dev.weir.run.RunContext;
import dev.weir.run.RunFolder;
import dev.weir.run.RunId;
import dev.weir.schema.SchemaChange;
import dev.weir.warehouse.OvertakenTable;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
class ReportServiceTest {
  private static final RunId RUN = FinishedRun.RUN;
  private static final Instant NOW = Instant.parse("2026-11-23T00:05:00Z");

  private Lake lake;
  private Leases leases;
  private ReportService service;
  private final List<Notice> sent = new ArrayList<>();

  @BeforeEach
  void open(@TempDir Path folder) {
    lake = new FolderLake(folder);
    leases = new Leases(lake, (_, _) -> true, () -> Instant.EPOCH);
    service = new ReportService(lake, leases, sent::add, () -> NOW, " --stack shop");
  }

  @Test
  void a_good_end_counts_what_was_read_rejected_written_and_published() {
    Report report = succeed();

    assertThat(report.status()).isEqualTo("SUCCEEDED");
    assertThat(report.totals()).isEqualTo(new Totals(10, 2, 11, 3));
    assertThat(report.logicalTime()).contains(Instant.parse("2026-11-23T00:00:00Z"));
    assertThat(report.startedAt()).contains(NOW.minusSeconds(60));
    assertThat(report.finishedAt()).isEqualTo(NOW);
    assertThat(report.failure()).isEmpty();
  }

  @Test
  void a_good_end_tells_each_data_set_check_and_target() {
    Report report = succeed();

    assertThat(report.dataSets())
        .extracting(Report.DataSetReport::name, Report.DataSetReport::kind)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("order", "source"),
            org.assertj.core.groups.Tuple.tuple("by_city", "transform"));
    Report.DataSetReport order = report.dataSets().getFirst();
    assertThat(order.reasons()).containsEntry("no date", 2L);
    assertThat(order.nulls())
        .containsExactly(java.util.Map.entry("id", 0L), java.util.Map.entry("city", 1L));
    assertThat(order.seconds()).isEqualTo(1.5);
    assertThat(report.checks().getFirst().outcomes().getFirst().violations()).isEqualTo(1);
    assertThat(report.targets().getFirst().table()).hasToString("dwh.by_city");
    assertThat(report.targets().getFirst().rows()).contains(3L);
  }

  @Test
  void a_target_that_a_newer_run_had_published_before_is_told_as_not_published() {
    OvertakenTable overtaken =
        new OvertakenTable("dwh.by_city", "orders-20261124T000000Z", "It was published before.");
    lake.put(new RunFolder(FinishedRun.RUN).overtaken(), Json.bytes(List.of(overtaken)));
    Report report = succeed();

    assertThat(report.targets().getFirst().rows()).isEmpty();
    assertThat(report.targets().getFirst().overtaken()).contains("It was published before.");
    assertThat(report.totals().published()).isZero();
  }

  @Test
  void what_was_changed_of_a_tables_columns_is_told() {
    SchemaChange added =
        new SchemaChange(
            "dwh.by_city",
            SchemaChange.Kind.ADDED,
            "level",
            Optional.empty(),
            Optional.of("text"),
            "column 'level' (text) is added to dwh.by_city");
    lake.put(new RunFolder(FinishedRun.RUN).schemaChanges(), Json.bytes(List.of(added)));

    assertThat(succeed().drift()).containsExactly(added);
  }

  @Test
  void what_went_into_a_data_set_and_what_its_steps_dropped_is_told() {
    List<Report.DataSetReport> dataSets = succeed().dataSets();

    assertThat(dataSets.getFirst().inputs()).isEmpty();
    assertThat(dataSets.getFirst().dropped()).contains(0L);
    Report.DataSetReport byCity = dataSets.getLast();
    assertThat(byCity.inputs()).isEqualTo(java.util.Map.of("order", 8L));
    assertThat(byCity.dropped()).contains(5L);
    assertThat(byCity.changedBy()).containsExactly("filter", "top");
  }

  @Test
  void rejects_have_places_and_a_data_set_may_have_warnings() {
    Report.DataSetReport order = succeed().dataSets().getFirst();

    assertThat(order.places()).isEqualTo(java.util.Map.of("no date", List.of("orders.csv 7")));
    assertThat(order.warnings()).containsExactly("one file was empty");
    assertThat(order.refused()).isFalse();
  }

  @Test
  void a_bad_end_counts_what_was_refused_for_its_rejects() {
    take(RUN.execution(1));
    FinishedRun.planned(lake, 1, 1).refused();

    fail(detail(RUN.execution(1), "FAILED").put("cause", "WEIR-1013 Cannot complete"));

    Report report = stored(RUN);
    assertThat(report.totals()).isEqualTo(new Totals(10, 2, 0, 0));
    Report.DataSetReport order = report.dataSets().getFirst();
    assertThat(order.refused()).isTrue();
    assertThat(order.reasons()).isEqualTo(java.util.Map.of("no date", 2L));
    assertThat(order.places())
        .isEqualTo(java.util.Map.of("no date", List.of("orders.csv 7", "orders.csv 9")));
    assertThat(report.failure().orElseThrow().incomplete()).containsExactly("order", "by_city");
    assertThat(sent.getFirst().text()).contains("complete: none");
  }

  @Test
  void a_column_without_values_that_had_some_in_the_last_good_run_is_told(@TempDir Path other) {
    String before = Json.text(succeed()).replace(RUN.value(), FinishedRun.BEFORE.value());
    open(other);
    Lease lease = leases.take(FinishedRun.BEFORE, 1, "before");
    leases.release(new RunContext(FinishedRun.BEFORE, 1, lease.fence(), ""));
    lake.put(
        new RunFolder(FinishedRun.BEFORE).report(),
        before.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    take(RUN.execution(1));
    RunContext context = FinishedRun.planned(lake, 1, 2).extracted(1, 0).transformed().context();

    var _ =
        service.report(new ReportRequest(Optional.of(context), Optional.empty(), Optional.empty()));

    assertThat(stored(RUN).dataSets().getFirst().warnings())
        .containsExactly(
            "no row has a value in 'city', which 7 of 8 had in run " + FinishedRun.BEFORE);
    assertThat(lease().published()).contains(RUN);
  }

  @Test
  void a_good_end_frees_the_pipeline() {
    assertThat(succeed().attempt()).isEqualTo(1);

    assertThat(lease().released()).isTrue();
  }

  @Test
  void a_bad_end_tells_what_is_complete_what_failed_and_what_to_do() {
    take("orders-20260101T000000Z-1");
    leases.release("orders", "orders-20260101T000000Z-1");
    take(RUN.execution(2));
    FinishedRun.planned(lake, 2, 2).extracted();

    fail(
        detail(RUN.execution(2), "FAILED")
            .put("error", "dev.weir.error.TerminalException")
            .put("cause", "WEIR-3400 Cannot do it"));

    Report report = stored(RUN);
    assertThat(report.attempt()).isEqualTo(2);
    assertThat(report.totals()).isEqualTo(new Totals(10, 2, 8, 0));
    assertThat(report.targets().getFirst().rows()).isEmpty();
    Report.Failure failure = report.failure().orElseThrow();
    assertThat(failure.message()).isEqualTo("WEIR-3400 Cannot do it");
    assertThat(failure.incomplete()).containsExactly("by_city");
    assertThat(failure.whatToDo()).contains("./weir resume " + RUN + " --stack shop");
    assertThat(lease().released()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      ints = {1013, 2260, 2261, 2263, 2264, 2403, 2701, 2702, 2704, 2705, 3103, 3402, 3502})
  void what_a_resumed_run_would_fail_of_again_is_begun_anew(int number) {
    take(RUN.execution(1));
    FinishedRun.planned(lake, 2, 1).extracted();

    fail(
        detail(RUN.execution(1), "FAILED")
            .put("cause", "WEIR-%d [DATA] Cannot go on".formatted(number)));

    assertThat(stored(RUN).failure().orElseThrow().whatToDo())
        .isEqualTo("Mend the cause, then start again: ./weir run orders --stack shop");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Staged again, a file that was delivered since, a table of the source that is free again.
        "WEIR-2262 [DATA] Cannot go on",
        "WEIR-3302 [DATA] Cannot go on",
        "WEIR-2208 [EXTERNAL] Cannot go on",
        "not one of ours"
      })
  void what_may_work_another_time_is_resumed(String cause) {
    take(RUN.execution(1));
    FinishedRun.planned(lake, 2, 1).extracted();

    fail(detail(RUN.execution(1), "FAILED").put("cause", cause));

    assertThat(stored(RUN).failure().orElseThrow().whatToDo())
        .contains("go on where it stopped: ./weir resume " + RUN);
  }

  @Test
  void a_run_that_another_one_was_in_the_way_of_waits_for_its_end() {
    fail(
        detail(RUN.execution(1), "FAILED")
            .put("cause", "WEIR-1007 [EXTERNAL] Cannot start: another run is still running"));

    assertThat(stored(RUN).failure().orElseThrow().whatToDo())
        .isEqualTo("When that run has ended, start again: ./weir run orders --stack shop");
  }

  @Test
  void a_run_without_a_plan_has_a_report_too() {
    take(RUN.execution(1));

    fail(detail(RUN.execution(1), "FAILED").put("cause", "WEIR-1001 Cannot read"));

    assertThat(stored(RUN).dataSets()).isEmpty();
    assertThat(stored(RUN).failure().orElseThrow().whatToDo())
        .endsWith("./weir run orders --stack shop");
  }

  @Test
  void lambdas_own_form_of_a_cause_is_read() {
    fail(
        detail(RUN.execution(1), "FAILED")
            .put(
                "cause",
                "{\"errorMessage\":\"WEIR-1 Cannot\",\"errorType\":\"x\",\"stackTrace\":[\"a\"]}"));

    assertThat(stored(RUN).failure().orElseThrow().message()).isEqualTo("WEIR-1 Cannot");
  }

  @Test
  void a_time_out_is_said_in_words() {
    fail(detail(RUN.execution(1), "TIMED_OUT"));

    assertThat(stored(RUN).status()).isEqualTo("TIMED_OUT");
    assertThat(stored(RUN).failure().orElseThrow().message()).contains("longer than it may");
  }

  @Test
  void a_password_in_a_cause_is_not_passed_on() {
    fail(
        detail(RUN.execution(1), "FAILED")
            .put("cause", "refused: postgresql://etl:s3cr:t@db:5432/shop and more"));

    String json = new String(lake.read(new RunFolder(RUN).report()).orElseThrow().content(), UTF_8);
    assertThat(json).contains("postgresql://***@db:5432/shop").doesNotContain("s3cr");
  }

  @Test
  void the_run_is_found_by_the_input_where_the_name_does_not_tell() {
    fail(
        detail("a1b2c3", "FAILED")
            .put("input", "{\"pipeline\":\"orders\",\"scheduledTime\":\"2026-11-23T00:00:00Z\"}"));

    assertThat(stored(RUN).status()).isEqualTo("FAILED");
  }

  @Test
  void the_run_is_found_by_the_lease_of_its_execution() {
    RunId manual = RunId.manual("orders", NOW);
    var _ = leases.take(manual, 1, "arn:a1b2c3");

    fail(
        detail("a1b2c3", "FAILED")
            .put("executionArn", "arn:a1b2c3")
            .put("input", "{\"pipeline\":\"orders\"}"));

    assertThat(stored(manual).status()).isEqualTo("FAILED");
    assertThat(lease().released()).isTrue();
  }

  @Test
  void a_failure_does_not_overwrite_a_good_end() {
    assertThat(succeed().status()).isEqualTo("SUCCEEDED");

    fail(detail(RUN.execution(2), "ABORTED"));

    assertThat(stored(RUN).status()).isEqualTo("SUCCEEDED");
  }

  @Test
  void a_second_delivery_that_was_refused_leaves_the_first_alone() {
    take(RUN.execution(1));

    fail(
        detail("second", "FAILED")
            .put("input", "{\"pipeline\":\"orders\",\"scheduledTime\":\"2026-11-23T00:00:00Z\"}"));

    assertThat(lake.read(new RunFolder(RUN).report())).isEmpty();
    assertThat(lease().released()).isFalse();
  }

  @Test
  void an_execution_that_is_no_run_is_said() {
    assertThatThrownBy(() -> fail(detail("a1b2c3", "FAILED")))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-3701 Cannot tell which run execution 'a1b2c3' was");
  }

  @Test
  void a_good_end_is_not_news() {
    assertThat(succeed().status()).isEqualTo("SUCCEEDED");

    assertThat(sent).isEmpty();
  }

  @Test
  void people_are_told_what_failed_where_and_what_to_do() {
    FinishedRun.planned(lake, 1, 1).extracted();
    String arn = "arn:aws:states:eu-central-1:123456789012:execution:weir:" + RUN.execution(1);

    fail(
        detail(RUN.execution(1), "FAILED")
            .put("executionArn", arn)
            .put("error", "dev.weir.error.TerminalException")
            .put("cause", "WEIR-3400 Cannot do it"));

    assertThat(sent).hasSize(1);
    assertThat(sent.getFirst().subject()).isEqualTo("Weir: orders-20261123T000000Z failed");
    assertThat(sent.getFirst().text())
        .isEqualTo(
            """
            Run orders-20261123T000000Z of pipeline orders failed (attempt 1).

            What: WEIR-3400 Cannot do it

            Where: still to be made: by_city; complete: order. Nothing of this run is published.

            What to do: If what failed will work another time, go on where it stopped: ./weir resume orders-20261123T000000Z --stack shop. After a change of the pipeline or its data: ./weir run orders --stack shop

            Execution: https://eu-central-1.console.aws.amazon.com/states/home?region=eu-central-1#/v2/executions/details/%s

            Report: %s
            """
                .formatted(arn, lake.location(new RunFolder(RUN).report())));
  }

  @ParameterizedTest
  @CsvSource({
    "TIMED_OUT, Weir: orders-20261123T000000Z timed out, longer than it may",
    "ABORTED, Weir: orders-20261123T000000Z was stopped, was stopped"
  })
  void an_end_that_has_no_cause_is_told_in_words(String status, String subject, String what) {
    fail(detail(RUN.execution(1), status).putNull("error").putNull("cause"));

    assertThat(sent.getFirst().subject()).isEqualTo(subject);
    assertThat(sent.getFirst().text())
        .contains("What: The execution", what, "Where: while it was planned", "./weir run orders")
        .doesNotContain("null");
  }

  @Test
  void a_second_delivery_that_was_refused_is_not_news() {
    take(RUN.execution(1));

    fail(
        detail("second", "FAILED")
            .put("input", "{\"pipeline\":\"orders\",\"scheduledTime\":\"2026-11-23T00:00:00Z\"}"));

    assertThat(sent).isEmpty();
  }

  @Test
  void a_bad_end_of_a_published_run_needs_nothing_to_be_done() {
    assertThat(succeed().status()).isEqualTo("SUCCEEDED");

    fail(detail(RUN.execution(2), "ABORTED"));

    assertThat(sent.getFirst().text()).contains("What to do: nothing.");
  }

  @Test
  void an_execution_that_is_no_run_is_news_too() {
    assertThatThrownBy(() -> fail(detail("a1b2c3", "FAILED")))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-3701 ");

    assertThat(sent.getFirst().subject()).isEqualTo("Weir: an execution that is no run failed");
    assertThat(sent.getFirst().text()).contains("WEIR-3701", "Execution: a1b2c3");
  }

  @Test
  void the_longest_name_of_a_run_makes_a_subject() {
    RunId longest = RunId.manual("a".repeat(40), NOW);

    fail(detail(longest.execution(999_999), "TIMED_OUT"));

    assertThat(sent.getFirst().subject()).hasSizeLessThan(100).endsWith(" timed out");
  }

  @Test
  void an_error_without_a_cause_is_named() {
    fail(detail(RUN.execution(1), "FAILED").put("error", "States.DataLimitExceeded"));

    assertThat(sent.getFirst().text()).contains("failed with States.DataLimitExceeded");
  }

  @Test
  void a_message_of_neither_end_is_refused() {
    ReportRequest empty = new ReportRequest(Optional.empty(), Optional.empty(), Optional.empty());
    assertThatThrownBy(() -> service.report(empty))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-3700 Cannot report");
  }

  private Report succeed() {
    take(RUN.execution(1));
    RunContext context = FinishedRun.planned(lake, 1, 1).extracted().transformed().context();
    ReportResult result =
        service.report(
            new ReportRequest(
                Optional.of(context), Optional.of(NOW.minusSeconds(60)), Optional.empty()));
    assertThat(result.report()).isEqualTo("runs/orders/" + RUN + "/report.json");
    return stored(RUN);
  }

  private void take(String execution) {
    var _ = leases.take(RUN, 1, execution);
  }

  private void fail(ObjectNode detail) {
    var _ =
        service.report(new ReportRequest(Optional.empty(), Optional.empty(), Optional.of(detail)));
  }

  private static ObjectNode detail(String name, String status) {
    return Json.mapper()
        .createObjectNode()
        .put("executionArn", name)
        .put("name", name)
        .put("status", status)
        .put("startDate", 1795392000000L);
  }

  private Report stored(RunId run) {
    return Json.read(lake.read(new RunFolder(run).report()).orElseThrow().content(), Report.class);
  }

  private Lease lease() {
    return leases.find("orders").orElseThrow();
  }
}
