package dev.weir.page.run;

import dev.weir.page.dataset.DataSetCard;
import dev.weir.page.dataset.DataSetFacts;
import dev.weir.page.html.Document;
import dev.weir.page.html.Element;
import dev.weir.page.html.Html;
import dev.weir.page.timeline.Timeline;
import dev.weir.report.Report;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A run as one self-contained file: it loads nothing, and says the same whoever opens it. However
 * many data sets there are, it stays small: those that most is to be said of show their values.
 */
public final class RunPage {
  /** Of all that is shown of columns, rows and SQL, in characters. */
  private static final int MOST_VALUES = 1_000_000;

  private static final int FEW_DATA_SETS = 5;

  private final RunFacts facts;
  private final List<DataSetFacts> dataSets;
  private final Outcome outcome;

  private RunPage(RunFacts facts) {
    this.facts = facts;
    this.dataSets = facts.dataSets();
    this.outcome = new Outcome(facts.report());
  }

  /** UTF-8. */
  public static byte[] of(RunFacts facts) {
    return new RunPage(facts).document().bytes();
  }

  private Document document() {
    Report report = facts.report();
    List<Html> parts = new ArrayList<>();
    parts.add(outcome.failure());
    parts.add(
        Element.of(
            "div.overview", outcome.totals(), new Strip(facts.past(), report.runId()).html()));
    if (!dataSets.isEmpty()) {
      parts.add(section("graph", "What came of what", new RunGraph(report, dataSets).html()));
    }
    new Changes(report).html().ifPresent(html -> parts.add(section("changes", "Changes", html)));
    if (!dataSets.isEmpty()) {
      parts.add(section("data", "Data sets", Html.all(search(), cards())));
    }
    Timeline.of(facts.history())
        .ifPresent(html -> parts.add(section("time", "Where the time went", timeline(html))));
    new Comparison(report, facts.goodBefore())
        .html()
        .ifPresent(html -> parts.add(section("before", "Compared with the run before", html)));
    if (!report.dataSets().isEmpty()) {
      parts.add(section("rows", "Rows that add up", new Reconciliation(report).html()));
    }
    return new Document(
        "%s · %s".formatted(report.pipeline(), report.runId()),
        Html.all(
            Element.of("a.skip", "To the data sets").with("href", "#data"),
            outcome.header(),
            Element.of("main", parts),
            footer()));
  }

  private static Html timeline(Html lines) {
    return Html.all(
        lines,
        Element.of(
            "p.hint.legend",
            Element.of("span.key.critical", "Without these the run would have ended sooner."),
            Element.of("span.key.worked", "Others"),
            Element.of("span.key.waited", "Waited")));
  }

  private static Element section(String id, String title, Html content) {
    return Element.of("section", Element.of("h2", title).with("id", id + "-title"), content)
        .with("id", id)
        .with("aria-labelledby", id + "-title");
  }

  private Html search() {
    return dataSets.size() < FEW_DATA_SETS
        ? Html.NOTHING
        : Element.of(
            "p.search",
            Element.of(
                "label",
                Element.of("span.unseen", "Find a data set or a column"),
                Element.of("input")
                    .with("id", "search")
                    .with("type", "search")
                    .with("placeholder", "Find a data set or a column")
                    .with("autocomplete", "off")),
            Element.of("span.found", "").with("role", "status").with("id", "found"));
  }

  private Html cards() {
    List<DataSetFacts> byInterest =
        dataSets.stream().sorted(Comparator.comparing(DataSetFacts::health)).toList();
    Map<String, Html> cards = new HashMap<>();
    int left = MOST_VALUES;
    for (DataSetFacts dataSet : byInterest) {
      Html card = new DataSetCard(dataSet).html(true);
      int size = size(card);
      boolean fits = size <= left;
      cards.put(dataSet.name(), fits ? card : new DataSetCard(dataSet).html(false));
      left -= fits ? size : 0;
    }
    return Element.of(
        "div.cards",
        dataSets.stream()
            .map(dataSet -> cards.getOrDefault(dataSet.name(), Html.NOTHING))
            .toList());
  }

  private static int size(Html html) {
    StringBuilder written = new StringBuilder();
    html.write(written);
    return written.length();
  }

  private static Html footer() {
    return Element.of(
        "footer",
        Element.of(
            "p",
            "Written by Weir from report.json. All times are UTC. This file loads nothing and sends nothing."));
  }
}
