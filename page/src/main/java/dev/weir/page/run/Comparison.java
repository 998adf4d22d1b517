package dev.weir.page.run;

import dev.weir.page.dataset.DataSetFacts;
import dev.weir.page.dataset.Health;
import dev.weir.page.html.Element;
import dev.weir.page.html.Figures;
import dev.weir.page.html.Html;
import dev.weir.report.Report;
import dev.weir.report.Report.DataSetReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * This run beside the last good one before it. Whether a number of rows is unusual is said from
 * seven earlier runs on, of which this one is none.
 */
record Comparison(Report now, List<Report> goodBefore) {
  private static final int ENOUGH = 7;

  /** A share of missing values that has moved so far, in percent of the rows, is told. */
  private static final double SHIFT = 5;

  Optional<Html> html() {
    if (goodBefore.isEmpty() || now.dataSets().isEmpty()) {
      return Optional.empty();
    }
    Report before = goodBefore.getFirst();
    List<Html> lines = new ArrayList<>();
    for (DataSetReport made : now.dataSets()) {
      find(before, made.name()).ifPresent(earlier -> lines.add(line(made, earlier)));
    }
    List<Element> heads =
        Stream.of("data set", "rows before", "now", "change", "time before", "now", "worth a look")
            .map(head -> Element.of("th", head).with("scope", "col"))
            .toList();
    return Optional.of(
        Html.all(
            Element.of(
                "p.hint",
                Html.text("With "),
                Element.of("code", before.runId()),
                Html.text(
                    goodBefore.size() < ENOUGH
                        ? ". What is usual is said from %d earlier runs on.".formatted(ENOUGH)
                        : ". What is usual is what the last %d good runs had."
                            .formatted(goodBefore.size()))),
            Element.of(
                "div.wide",
                Element.of(
                    "table.comparison",
                    Element.of("thead", Element.of("tr", heads)),
                    Element.of("tbody", lines)))));
  }

  private static Optional<DataSetReport> find(Report report, String name) {
    return report.dataSets().stream().filter(made -> made.name().equals(name)).findFirst();
  }

  private Html line(DataSetReport made, DataSetReport before) {
    List<String> odd = new ArrayList<>();
    unusual(made).ifPresent(odd::add);
    odd.addAll(columns(made, before));
    odd.addAll(shifts(made, before));
    return Element.of(
        "tr",
        Element.of("th", Element.of("a", made.name()).with("href", DataSetFacts.link(made.name())))
            .with("scope", "row"),
        Element.of("td.number", Figures.exact(before.rows())),
        Element.of("td.number", Figures.exact(made.rows())),
        Element.of("td.number", change(before.rows(), made.rows())),
        Element.of("td.number", Figures.seconds(before.seconds())),
        Element.of("td.number", Figures.seconds(made.seconds())),
        Element.of("td", odd.isEmpty() ? Html.NOTHING : Health.ODD.badge(String.join("; ", odd))));
  }

  static String change(long before, long now) {
    if (before == now) {
      return "same";
    }
    if (before == 0) {
      return "new";
    }
    double percent = 100.0 * (now - before) / before;
    return Math.abs(percent) < 0.1
        ? (now > before ? "+ < 0.1 %" : "− < 0.1 %")
        : String.format(Locale.ROOT, "%s%.1f %%", percent > 0 ? "+" : "−", Math.abs(percent));
  }

  private Optional<String> unusual(DataSetReport made) {
    List<Long> usual =
        goodBefore.stream()
            .flatMap(report -> find(report, made.name()).stream())
            .map(DataSetReport::rows)
            .sorted()
            .toList();
    if (usual.size() < ENOUGH
        || (made.rows() >= usual.getFirst() && made.rows() <= usual.getLast())) {
      return Optional.empty();
    }
    return Optional.of(
        "%s rows than ever: %s to %s"
            .formatted(
                made.rows() < usual.getFirst() ? "fewer" : "more",
                Figures.exact(usual.getFirst()),
                Figures.exact(usual.getLast())));
  }

  private static List<String> columns(DataSetReport made, DataSetReport before) {
    List<String> changes = new ArrayList<>();
    made.nulls().keySet().stream()
        .filter(column -> !before.nulls().containsKey(column))
        .forEach(column -> changes.add(column + " is new"));
    before.nulls().keySet().stream()
        .filter(column -> !made.nulls().containsKey(column))
        .forEach(column -> changes.add(column + " is gone"));
    return changes;
  }

  private static List<String> shifts(DataSetReport made, DataSetReport before) {
    return made.nulls().keySet().stream()
        .filter(before.nulls()::containsKey)
        .filter(column -> Math.abs(share(made, column) - share(before, column)) >= SHIFT)
        .map(
            column ->
                String.format(
                    Locale.ROOT,
                    "%s misses %.0f %%, before %.0f %%",
                    column,
                    share(made, column),
                    share(before, column)))
        .toList();
  }

  private static double share(DataSetReport made, String column) {
    return made.rows() == 0 ? 0 : 100.0 * made.nulls().getOrDefault(column, 0L) / made.rows();
  }
}
