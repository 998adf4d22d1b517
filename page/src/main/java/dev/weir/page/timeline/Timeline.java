package dev.weir.page.timeline;

import dev.weir.execution.HistoryEvent;
import dev.weir.page.html.Element;
import dev.weir.page.html.Figures;
import dev.weir.page.html.Html;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** A line for each data set and phase: when it waited and when it worked. */
public final class Timeline {
  private static final int MOST_LINES = 40;
  private static final int TICKS = 5;

  /** Wide enough that a line of a thousandth is one that can be seen. */
  private static final double WIDTH = 1000;

  private static final double LEAST_WIDTH = 3;

  private final List<Span> spans;
  private final Set<Span> critical;
  private final Instant start;
  private final Duration took;

  private Timeline(List<Span> spans) {
    this.spans = spans;
    this.critical = critical(spans);
    this.start = spans.stream().map(Span::entered).min(Comparator.naturalOrder()).orElseThrow();
    Instant end = spans.stream().map(Span::ended).max(Comparator.naturalOrder()).orElseThrow();
    this.took = Duration.between(start, end);
  }

  /** Empty of a history without calls. */
  public static Optional<Html> of(List<HistoryEvent> history) {
    List<Span> spans = Calls.of(history);
    return spans.isEmpty() ? Optional.empty() : Optional.of(new Timeline(spans).html());
  }

  /**
   * From the end to the start, of all calls the one that ended last before the next one began:
   * without these, the run would have ended sooner.
   */
  private static Set<Span> critical(List<Span> spans) {
    Set<Span> path = new HashSet<>();
    Optional<Span> next = spans.stream().max(Comparator.comparing(Span::ended));
    while (next.isPresent()) {
      Span found = next.get();
      path.add(found);
      next =
          spans.stream()
              .filter(span -> !path.contains(span) && !span.ended().isAfter(found.entered()))
              .max(Comparator.comparing(Span::ended));
    }
    return path;
  }

  private Html html() {
    Map<List<String>, List<Span>> lines = new LinkedHashMap<>();
    spans.stream()
        .sorted(Comparator.comparing(Span::entered))
        .forEach(
            span ->
                lines
                    .computeIfAbsent(List.of(span.phase(), span.label()), _ -> new ArrayList<>())
                    .add(span));
    List<List<Span>> shown = shown(List.copyOf(lines.values()));
    List<Html> rows = new ArrayList<>(shown.stream().map(this::line).toList());
    rows.add(Element.of("tr", Element.of("td"), Element.of("td", scale()), Element.of("td")));
    Html table =
        Element.of(
            "table.timeline",
            Element.of(
                "thead.unseen",
                Element.of(
                    "tr",
                    Element.of("th", "Step"),
                    Element.of("th", "When"),
                    Element.of("th", "Took"))),
            Element.of("tbody", rows));
    int left = lines.size() - shown.size();
    return left == 0
        ? table
        : Html.all(table, Element.of("p.hint", left + " lines that took less are left out."));
  }

  private List<List<Span>> shown(List<List<Span>> lines) {
    if (lines.size() <= MOST_LINES) {
      return lines;
    }
    List<List<Span>> most =
        lines.stream()
            .sorted(
                Comparator.comparing(
                        (List<Span> line) -> line.stream().noneMatch(critical::contains))
                    .thenComparing(Comparator.comparing(Timeline::worked).reversed()))
            .limit(MOST_LINES)
            .toList();
    return lines.stream().filter(most::contains).toList();
  }

  private static Duration worked(List<Span> line) {
    return line.stream()
        .map(span -> Duration.between(span.started(), span.ended()))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private Element line(List<Span> line) {
    Span first = line.getFirst();
    List<Html> bars = new ArrayList<>();
    for (Span span : line) {
      bars.add(bar("rect.waited", span.entered(), span.started()));
      String look =
          span.failed() ? "rect.failed" : critical.contains(span) ? "rect.critical" : "rect.worked";
      bars.add(bar(look, span.started(), span.ended()));
    }
    boolean isPhase = first.phase().equals(first.label());
    Html name =
        isPhase
            ? Element.of("strong", first.phase())
            : Html.all(
                Element.of("span.phase", first.phase() + " "), Element.of("bdi", first.label()));
    return Element.of(
        "tr",
        Element.of("th", name).with("scope", "row"),
        Element.of(
            "td",
            Element.of("svg", bars)
                .with("viewBox", "0 0 1000 14")
                .with("preserveAspectRatio", "none")
                .with("aria-hidden", "true")),
        Element.of("td.number", Figures.took(worked(line))));
  }

  private Html bar(String look, Instant from, Instant to) {
    double left = place(from);
    return from.equals(to) && look.endsWith("waited")
        ? Html.NOTHING
        : Element.of(look)
            .with("x", left)
            .with("y", look.endsWith("waited") ? 6.0 : 1.0)
            .with("width", Math.max(LEAST_WIDTH, place(to) - left))
            .with("height", look.endsWith("waited") ? 2.0 : 12.0);
  }

  private double place(Instant moment) {
    double all = Math.max(1, took.toMillis());
    return WIDTH * Duration.between(start, moment).toMillis() / all;
  }

  private Html scale() {
    return Element.of(
        "div.scale",
        IntStream.rangeClosed(0, TICKS)
            .mapToObj(i -> Element.of("span", Figures.took(took.multipliedBy(i).dividedBy(TICKS))))
            .toList());
  }
}
