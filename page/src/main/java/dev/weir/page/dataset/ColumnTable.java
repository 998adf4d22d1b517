package dev.weir.page.dataset;

import dev.weir.dataset.profile.ColumnProfile;
import dev.weir.dataset.profile.ColumnProfile.Frequency;
import dev.weir.dataset.profile.ColumnProfile.Shape;
import dev.weir.dataset.profile.Profile;
import dev.weir.page.html.Element;
import dev.weir.page.html.Figures;
import dev.weir.page.html.Html;
import dev.weir.report.Report.DataSetReport;
import dev.weir.schema.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A line per column: its type, what is missing, and what its values look like. */
record ColumnTable(DataSetFacts facts) {
  private static final double SHAPE_HEIGHT = 24;
  private static final double RANGE_WIDTH = 6;

  Html html() {
    boolean profiled = facts.profile().isPresent();
    List<String> heads =
        profiled
            ? List.of("column", "type", "missing", "distinct", "from", "to", "mean", "values")
            : List.of("column", "type", "missing");
    Map<String, ColumnProfile> profiles =
        facts.profile().map(Profile::columns).orElse(List.of()).stream()
            .collect(Collectors.toMap(ColumnProfile::name, Function.identity()));
    List<Html> lines = new ArrayList<>();
    for (Column column : facts.schema().columns()) {
      lines.add(line(column, Optional.ofNullable(profiles.get(column.name())), profiled));
    }
    return Element.of(
        "div.wide",
        Element.of(
            "table.columns",
            Element.of(
                "thead",
                Element.of(
                    "tr",
                    heads.stream()
                        .map(head -> Element.of("th", head).with("scope", "col"))
                        .toList())),
            Element.of("tbody", lines)));
  }

  private Element line(Column column, Optional<ColumnProfile> profile, boolean profiled) {
    Stream<Html> start =
        Stream.of(
            Element.of("th", Element.of("bdi", column.name())).with("scope", "row"),
            Element.of("td.type", column.type().text()),
            Element.of("td.number", missing(column.name())));
    Stream<Html> values =
        profile
            .map(ColumnTable::values)
            .orElseGet(() -> profiled ? Stream.of(unseen()) : Stream.of());
    return Element.of("tr", Stream.concat(start, values).toList());
  }

  private static Html unseen() {
    return Element.of("td.hint", "not shown: it is masked later on").with("colspan", "5");
  }

  private Html missing(String column) {
    long rows = facts.report().map(DataSetReport::rows).orElse(0L);
    long nulls = facts.report().map(made -> made.nulls().getOrDefault(column, 0L)).orElse(0L);
    return nulls == 0
        ? Element.of("span.none", "0")
        : Element.of("span", Figures.percent(nulls, rows))
            .with("title", Figures.exact(nulls) + " of " + Figures.exact(rows));
  }

  private static Stream<Html> values(ColumnProfile column) {
    String about = column.exact() ? "" : "≈ ";
    return Stream.of(
        Element.of("td.number", Html.text(about), Figures.count(column.distinct())),
        bound(column.min()),
        bound(column.max()),
        Element.of("td.number", column.mean().<Html>map(Figures::mean).orElse(Html.NOTHING)),
        Element.of("td.shape", shape(column)));
  }

  private static Element bound(Optional<String> value) {
    return Element.of("td.bound", value.<Html>map(Html::text).orElse(Html.NOTHING));
  }

  private static Html shape(ColumnProfile column) {
    return switch (column.shape()) {
      case Shape.Histogram histogram -> histogram(histogram);
      case Shape.Top top -> top(top);
      case Shape.None _ ->
          column.distinct() > 1 ? Element.of("span.hint", "all different") : Html.NOTHING;
    };
  }

  private static Html histogram(Shape.Histogram histogram) {
    long most = histogram.rows().stream().mapToLong(rows -> rows).max().orElse(1);
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < histogram.rows().size(); i++) {
      long rows = histogram.rows().get(i);
      double height = rows == 0 ? 0 : Math.max(1, SHAPE_HEIGHT * rows / most);
      path.append(
          String.format(
              Locale.ROOT,
              "M%.0f %.0fv%.1fh%.0fv%.1fz",
              i * RANGE_WIDTH,
              SHAPE_HEIGHT,
              -height,
              RANGE_WIDTH - 1,
              height));
    }
    String told =
        "Rows in %d ranges of equal width: %s"
            .formatted(
                histogram.rows().size(),
                histogram.rows().stream().map(Figures::exact).collect(Collectors.joining(", ")));
    return Element.of(
            "svg.histogram",
            Element.of("title", told),
            Element.of("path").with("d", path.toString()))
        .with("viewBox", "0 0 95 24")
        .with("role", "img");
  }

  /** The most frequent as one bar, then in words. */
  private static Html top(Shape.Top top) {
    return Element.of("ul.top", top.values().stream().limit(3).map(ColumnTable::value).toList());
  }

  private static Element value(Frequency value) {
    return Element.of(
        "li",
        Element.of("bdi", value.value().isEmpty() ? "(empty)" : value.value())
            .with("title", value.value()),
        Element.of("span.rows", " " + Figures.brief(value.rows())));
  }
}
