package dev.weir.page.run;

import dev.weir.page.dataset.DataSetFacts;
import dev.weir.page.html.Element;
import dev.weir.page.html.Figures;
import dev.weir.page.html.Html;
import dev.weir.report.Report;
import dev.weir.report.Report.DataSetReport;
import dev.weir.report.Report.TargetReport;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Rows in are rows out: for each data set and target, numbers that add up. */
record Reconciliation(Report report) {
  Html html() {
    if (report.dataSets().isEmpty()) {
      return Html.NOTHING;
    }
    List<Element> heads =
        Stream.of("data set", "in", "kept", "rejected", "left out", "")
            .map(head -> Element.of("th", head).with("scope", "col"))
            .toList();
    List<Html> lines =
        Stream.<Html>concat(
                report.dataSets().stream().map(Reconciliation::made),
                report.targets().stream().map(this::published))
            .toList();
    return Element.of(
        "div.wide",
        Element.of(
            "table.balance",
            Element.of("thead", Element.of("tr", heads)),
            Element.of("tbody", lines)));
  }

  private static Html made(DataSetReport made) {
    Optional<Long> in = made.inputs().isEmpty() ? Optional.of(made.read()) : followed(made);
    boolean adds = in.isPresent() && made.dropped().isPresent();
    boolean sums = adds && in.get() == made.rows() + made.rejected() + made.dropped().orElseThrow();
    return Element.of(
        "tr",
        Element.of("th", Element.of("a", made.name()).with("href", DataSetFacts.link(made.name())))
            .with("scope", "row"),
        number(in),
        number(Optional.of(made.rows())),
        number(Optional.of(made.rejected())),
        number(made.dropped()),
        Element.of("td.sum", sums ? "= adds up" : "rows are made anew"));
  }

  /** Of several inputs, those rows that come out again or are left out; where none can be, none. */
  private static Optional<Long> followed(DataSetReport made) {
    return made.dropped().isPresent() || made.inputs().size() == 1
        ? made.inputs().values().stream().findFirst()
        : Optional.empty();
  }

  private Html published(TargetReport target) {
    long from =
        report.dataSets().stream()
            .filter(made -> made.name().equals(target.from()))
            .mapToLong(DataSetReport::rows)
            .findFirst()
            .orElse(0);
    String word =
        target.overtaken().isPresent()
            ? "a newer run was before"
            : target.rows().isEmpty()
                ? "not known to be published"
                : target.rows().get() == from ? "= adds up" : "differs";
    return Element.of(
        "tr.target",
        Element.of("th", Html.text("→ "), Element.of("bdi", target.table().toString()))
            .with("scope", "row"),
        number(Optional.of(from)),
        number(target.rows()),
        Element.of("td"),
        Element.of("td"),
        Element.of("td.sum", word));
  }

  private static Element number(Optional<Long> rows) {
    return Element.of("td.number", rows.map(Figures::exact).orElse(""));
  }
}
