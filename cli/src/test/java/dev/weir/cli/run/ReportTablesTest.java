package dev.weir.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.report.Report;
import dev.weir.report.Report.DataSetReport;
import dev.weir.report.Report.Totals;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTablesTest {
  @Test
  void whatStepsDroppedIsToldWithWhatItIsOf() {
    ReportTables tables =
        tables(
            dataSet("order", Map.of(), Optional.of(0L), List.of()),
            dataSet("late", Map.of("order", 12_000L), Optional.of(1500L), List.of("filter", "top")),
            dataSet("by_day", Map.of("late", 10_500L), Optional.empty(), List.of("aggregate")));

    assertThat(tables.dropped().orElseThrow().lines())
        .containsExactly(
            "dropped   rows  of            by",
            "───────  ─────  ────────────  ───────────",
            "late     1,500  order 12,000  filter, top");
  }

  @Test
  void whereNoStepDropsARowThereIsNothingToTell() {
    assertThat(
            tables(dataSet("clean", Map.of("order", 5L), Optional.of(0L), List.of("top")))
                .dropped())
        .isEmpty();
  }

  private static ReportTables tables(DataSetReport... dataSets) {
    return new ReportTables(
        new Report(
            Report.FORMAT,
            "orders-20261123T000000Z",
            "orders",
            1,
            Report.SUCCEEDED,
            Optional.empty(),
            Optional.empty(),
            Instant.EPOCH,
            new Totals(0, 0, 0, 0),
            List.of(dataSets),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            List.of()));
  }

  private static DataSetReport dataSet(
      String name, Map<String, Long> inputs, Optional<Long> dropped, List<String> by) {
    return new DataSetReport(
        name,
        "transform",
        inputs,
        dropped,
        by,
        0,
        0,
        0,
        false,
        Map.of(),
        Map.of(),
        List.of(),
        0,
        0,
        Map.of(),
        0);
  }
}
