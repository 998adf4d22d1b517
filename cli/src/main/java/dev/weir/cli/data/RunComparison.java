package dev.weir.cli.data;

import dev.weir.dataset.DataSet;
import dev.weir.duckdb.Differences;
import dev.weir.duckdb.ParquetTable;
import dev.weir.json.Json;
import dev.weir.lake.ScratchFolder;
import dev.weir.laptop.Laptop;
import dev.weir.plan.Plan;
import dev.weir.plan.Plan.PlannedTarget;
import dev.weir.plan.Plan.PlannedTransform;
import dev.weir.run.RunFolder;
import dev.weir.run.RunId;
import dev.weir.schema.Column;
import dev.weir.schema.Rows;
import dev.weir.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Data sets of two runs in a laptop's lake. */
record RunComparison(Laptop laptop, RunId before, Plan planBefore, RunId now, Plan planNow) {
  /** Those of both, in their plans' order. */
  List<String> dataSets() {
    Set<String> all = new LinkedHashSet<>(planBefore.dataSets());
    all.addAll(planNow.dataSets());
    return List.copyOf(all);
  }

  /**
   * A data set of both.
   *
   * @param rows those that are different; empty where they cannot be compared, or are the same
   */
  record Compared(DataSetDifference difference, Optional<Rows> rows) {}

  /**
   * @param most rows that are shown; 0 for none, which are not looked for
   */
  Compared of(String name, int most) {
    Optional<DataSet> first = made(before, name);
    Optional<DataSet> second = made(now, name);
    if (first.isEmpty() || second.isEmpty()) {
      return new Compared(
          difference(name, first, second, List.of(), Optional.empty()), Optional.empty());
    }
    List<String> columns = columns(first.get().schema(), second.get().schema());
    List<String> shared =
        first.get().schema().columns().stream()
            .filter(column -> isSame(column, second.get().schema()))
            .map(Column::name)
            .toList();
    if (shared.isEmpty()) {
      return new Compared(
          difference(name, first, second, columns, Optional.empty()), Optional.empty());
    }
    try (ScratchFolder scratch = laptop.scratch().make();
        Differences differences =
            Differences.of(
                table(first.get(), scratch),
                table(second.get(), scratch),
                shared,
                keys(name).stream().filter(shared::contains).toList(),
                scratch.path())) {
      return new Compared(
          difference(name, first, second, columns, Optional.of(differences.counts())),
          Optional.of(most)
              .filter(wanted -> wanted > 0)
              .map(differences::rows)
              .filter(rows -> !rows.rows().isEmpty()));
    }
  }

  private DataSetDifference difference(
      String name,
      Optional<DataSet> first,
      Optional<DataSet> second,
      List<String> columns,
      Optional<Differences.Counts> counts) {
    return new DataSetDifference(
        name,
        first.map(DataSet::rows),
        second.map(DataSet::rows),
        counts.map(Differences.Counts::before),
        counts.map(Differences.Counts::now),
        counts.filter(_ -> !keys(name).isEmpty()).map(Differences.Counts::changed),
        columns);
  }

  private ParquetTable table(DataSet made, ScratchFolder scratch) {
    return new ParquetTable(
        made.schema(),
        made.files().stream()
            .map(file -> laptop.lake().fetch(file.key(), scratch.path()))
            .toList());
  }

  private Optional<DataSet> made(RunId run, String name) {
    return laptop
        .lake()
        .read(new RunFolder(run).marker(name))
        .map(stored -> Json.read(stored.content(), DataSet.class));
  }

  /** Those of the transform, else those by which a table that is made of it is merged. */
  private List<String> keys(String name) {
    return planNow
        .transform(name)
        .map(PlannedTransform::keys)
        .filter(keys -> !keys.isEmpty())
        .orElseGet(
            () ->
                planNow.targets().stream()
                    .filter(target -> target.from().equals(name))
                    .map(PlannedTarget::keys)
                    .findFirst()
                    .orElse(List.of()));
  }

  private static boolean isSame(Column column, Schema other) {
    return other
        .column(column.name())
        .filter(same -> same.type().equals(column.type()))
        .isPresent();
  }

  private static List<String> columns(Schema before, Schema now) {
    List<String> columns = new ArrayList<>();
    for (Column column : before.columns()) {
      Optional<Column> other = now.column(column.name());
      if (other.isEmpty()) {
        columns.add("- " + column.name());
      } else if (!isSame(column, now)) {
        columns.add(
            "~ %s %s → %s"
                .formatted(column.name(), column.type().text(), other.get().type().text()));
      }
    }
    now.columns().stream()
        .filter(column -> before.column(column.name()).isEmpty())
        .forEach(column -> columns.add("+ " + column.name()));
    return columns;
  }
}
