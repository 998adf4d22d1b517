package dev.weir.page.dataset;

import dev.weir.dataset.profile.ColumnProfile;
import dev.weir.dataset.profile.Profile;
import dev.weir.events.CheckOutcome;
import dev.weir.page.html.Element;
import dev.weir.page.html.Figures;
import dev.weir.page.html.Html;
import dev.weir.report.Report.DataSetReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A data set as a line that opens. */
public record DataSetCard(DataSetFacts facts) {
  /** Cells of first rows: of wide tables, fewer rows. */
  private static final int MOST_CELLS = 400;

  /**
   * @param values whether its columns, rows and SQL are shown
   */
  public Html html(boolean values) {
    Html inside =
        Element.of(
            "div.inside",
            Html.all(notes()),
            lineage(),
            checks(),
            rejects(),
            values
                ? Html.all(columns(), firstRows(), sql())
                : Element.of(
                    "p.hint", "Its columns are left out, so that this page stays small enough."));
    return Element.of(
            "details.dataset",
            Element.of("summary", summary()),
            Element.of("div.target", inside)
                .with("id", DataSetFacts.link(facts.name()).substring(1)))
        .with("data-search", searched());
  }

  private String searched() {
    return (facts.name() + " " + String.join(" ", facts.schema().names()));
  }

  private Html summary() {
    Optional<DataSetReport> made = facts.report();
    return Html.all(
        Element.of(
            "span.name",
            Element.of("bdi", facts.name()),
            Element.of("span.kind", facts.isSource() ? "source" : "transform")),
        Element.of("span.state", facts.health().badge()),
        Element.of(
            "span.number",
            made.<Html>map(
                    report ->
                        Html.all(
                            Figures.count(report.rows()),
                            Html.text(report.rows() == 1 ? " row" : " rows")))
                .orElse(Html.NOTHING)),
        Element.of(
            "span.number.less",
            made.<Html>map(report -> Figures.bytes(report.bytes())).orElse(Html.NOTHING)),
        Element.of(
            "span.number.less", made.map(report -> Figures.seconds(report.seconds())).orElse("")));
  }

  private List<Html> notes() {
    return facts.report().map(DataSetReport::warnings).orElse(List.of()).stream()
        .<Html>map(
            warning -> Element.of("p.note", Health.ODD.badge("note"), Html.text(" " + warning)))
        .toList();
  }

  private Html lineage() {
    List<Html> words = new ArrayList<>();
    if (!facts.inputs().isEmpty()) {
      words.add(Html.text("Made of "));
      words.addAll(links(facts.inputs()));
      words.add(Html.text(". "));
    }
    if (!facts.uses().isEmpty()) {
      words.add(Html.text("Used by "));
      words.addAll(links(facts.uses()));
      words.add(Html.text("."));
    }
    return words.isEmpty() ? Html.NOTHING : Element.of("p.lineage", words);
  }

  private static List<Html> links(List<String> names) {
    List<Html> links = new ArrayList<>();
    for (String name : names) {
      if (!links.isEmpty()) {
        links.add(Html.text(", "));
      }
      links.add(
          name.contains(".")
              ? Element.of("bdi", name)
              : Element.of("a", name).with("href", DataSetFacts.link(name)));
    }
    return links;
  }

  private Html checks() {
    return facts.checks().isEmpty()
        ? Html.NOTHING
        : Html.all(
            Element.of("h4", "Checks"),
            Element.of("ul.checks", facts.checks().stream().map(DataSetCard::check).toList()));
  }

  private static Element check(CheckOutcome check) {
    Health health = check.passed() ? Health.GOOD : check.fails() ? Health.BAD : Health.ODD;
    String word = check.passed() ? "holds" : check.fails() ? "broken" : "warns";
    return Element.of(
        "li",
        health.badge(word),
        Element.of("span.check", " " + check.check()),
        Element.of("span.hint", check.violations() == 0 ? "" : violations(check)));
  }

  private static String violations(CheckOutcome check) {
    String allowed =
        check.allowed() == 0 ? "" : ", %s allowed".formatted(Figures.exact(check.allowed()));
    return check.violations() == 1
        ? " 1 row breaks it" + allowed
        : " %s rows break it%s".formatted(Figures.exact(check.violations()), allowed);
  }

  private Html rejects() {
    List<Entry<String, Long>> reasons =
        facts.report().stream()
            .flatMap(made -> made.reasons().entrySet().stream())
            .sorted(Entry.<String, Long>comparingByValue().reversed())
            .toList();
    return reasons.isEmpty()
        ? Html.NOTHING
        : Html.all(
            Element.of("h4", "Rejected rows"),
            Element.of(
                "ul.rejects",
                reasons.stream().map(each -> reject(each.getKey(), each.getValue())).toList()));
  }

  private Element reject(String reason, long rows) {
    List<String> places =
        facts.report().map(made -> made.places().getOrDefault(reason, List.of())).orElse(List.of());
    return Element.of(
        "li",
        Element.of("strong.number", Figures.exact(rows)),
        Html.text(" " + reason),
        Element.of("span.hint", places.isEmpty() ? "" : " at " + String.join("; ", places)));
  }

  private Html columns() {
    String seen =
        facts
            .profile()
            .map(
                profile ->
                    profile.whole()
                        ? ""
                        : "Values are those of the first %s rows."
                            .formatted(Figures.exact(profile.rows())))
            .orElse("");
    return Html.all(
        Element.of("h4", "Columns"),
        new ColumnTable(facts).html(),
        seen.isEmpty() ? Html.NOTHING : Element.of("p.hint", seen));
  }

  private Html firstRows() {
    Optional<Profile> profile = facts.profile().filter(p -> !p.firstRows().isEmpty());
    return profile
        .<Html>map(
            found -> {
              int most = Math.max(1, MOST_CELLS / Math.max(1, found.columns().size()));
              List<Element> heads =
                  found.columns().stream()
                      .map(ColumnProfile::name)
                      .map(name -> Element.of("th", name).with("scope", "col"))
                      .toList();
              List<Element> rows =
                  found.firstRows().stream().limit(most).map(DataSetCard::row).toList();
              return Html.all(
                  Element.of("h4", "First rows"),
                  Element.of(
                      "div.wide",
                      Element.of(
                          "table.rows",
                          Element.of("thead", Element.of("tr", heads)),
                          Element.of("tbody", rows))));
            })
        .orElse(Html.NOTHING);
  }

  private static Element row(List<@Nullable String> values) {
    List<Html> cells = new ArrayList<>();
    for (String value : values) {
      cells.add(value == null ? Element.of("td.none", "null") : Element.of("td", Html.text(value)));
    }
    return Element.of("tr", cells);
  }

  private Html sql() {
    return facts
        .sql()
        .<Html>map(
            text -> Html.all(Element.of("h4", "SQL"), Element.of("pre", Element.of("code", text))))
        .orElse(Html.NOTHING);
  }
}
