package dev.weir.page.run;

import dev.weir.page.dataset.Health;
import dev.weir.page.html.Element;
import dev.weir.page.html.Figures;
import dev.weir.page.html.Html;
import dev.weir.report.Report;
import dev.weir.report.Report.Failure;
import dev.weir.report.Report.Totals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a run ended: in one sentence, in four numbers, and if it failed, what to do. */
record Outcome(Report report) {
  private static final Pattern COMMAND =
      Pattern.compile("\\./weir [a-z]+(?: --?[a-z-]+| [A-Za-z0-9_-]+)*");

  Health health() {
    if (report.failure().isPresent()) {
      return Health.BAD;
    }
    boolean odd =
        report.totals().rejected() > 0
            || !report.drift().isEmpty()
            || report.dataSets().stream().anyMatch(made -> !made.warnings().isEmpty())
            || report.targets().stream().anyMatch(target -> target.overtaken().isPresent())
            || report.checks().stream()
                .flatMap(checks -> checks.outcomes().stream())
                .anyMatch(check -> !check.passed());
    return odd ? Health.ODD : Health.GOOD;
  }

  Html header() {
    return Element.of(
        "header.top",
        Element.of("p.mark", "Weir"),
        Element.of("h1", Element.of("bdi", report.pipeline())),
        Element.of("p.outcome", health().badge(word()), Element.of("span", " " + sentence())),
        Element.of("dl.facts", facts()));
  }

  private String word() {
    return switch (report.status()) {
      case Report.SUCCEEDED -> "Succeeded";
      case "TIMED_OUT" -> "Timed out";
      case "ABORTED" -> "Stopped";
      default -> "Failed";
    };
  }

  private String sentence() {
    String after = took().map(took -> "after " + Figures.took(took)).orElse("");
    if (report.failure().isPresent()) {
      return after + (report.logicalTime().isEmpty() ? ", while it was planned." : ".");
    }
    if (report.isWithoutNew()) {
      return after + ": nothing was new, and nothing was published.";
    }
    Totals totals = report.totals();
    return "%s: %s rows read, %s rejected, %s published."
        .formatted(
            after,
            Figures.brief(totals.read()),
            totals.rejected() == 0 ? "none" : Figures.brief(totals.rejected()),
            Figures.brief(totals.published()));
  }

  private Optional<Duration> took() {
    return report.startedAt().map(start -> Duration.between(start, report.finishedAt()));
  }

  private List<Html> facts() {
    List<Html> facts = new ArrayList<>();
    fact(facts, "Run", Element.of("code", report.runId()));
    fact(facts, "Attempt", Html.text(Figures.exact(report.attempt())));
    report.logicalTime().ifPresent(time -> fact(facts, "Stands for", Figures.moment(time)));
    report.startedAt().ifPresent(time -> fact(facts, "Started", Figures.moment(time)));
    fact(facts, "Ended", Figures.moment(report.finishedAt()));
    return facts;
  }

  private static void fact(List<Html> facts, String name, Html value) {
    facts.add(Element.of("div", Element.of("dt", name), Element.of("dd", value)));
  }

  /** What failed, where, and what to do; nothing after a good end. */
  Html failure() {
    return report.failure().map(Outcome::failure).orElse(Html.NOTHING);
  }

  private static Html failure(Failure failure) {
    List<Html> facts = new ArrayList<>();
    fact(facts, "What", Html.text(failure.message()));
    if (!failure.incomplete().isEmpty()) {
      fact(facts, "Still to be made", Html.text(String.join(", ", failure.incomplete())));
    }
    fact(facts, "What to do", commands(failure.whatToDo()));
    return Element.of("section.failure", Element.of("h2", "What failed"), Element.of("dl", facts))
        .with("aria-label", "What failed");
  }

  /** A sentence whose commands can be told from it. */
  private static Html commands(String sentence) {
    List<Html> pieces = new ArrayList<>();
    Matcher command = COMMAND.matcher(sentence);
    int end = 0;
    while (command.find()) {
      pieces.add(Html.text(sentence.substring(end, command.start())));
      pieces.add(Element.of("code.command", command.group()));
      end = command.end();
    }
    pieces.add(Html.text(sentence.substring(end)));
    return Html.all(pieces);
  }

  Html totals() {
    Totals totals = report.totals();
    return Element.of(
        "div.tiles",
        tile("rows read", totals.read(), ""),
        tile("rejected", totals.rejected(), totals.rejected() == 0 ? ".quiet" : ".odd"),
        tile("written to the lake", totals.written(), ""),
        tile("published", totals.published(), ""));
  }

  private static Element tile(String name, long rows, String look) {
    return Element.of(
        "div.tile" + look,
        Element.of("span.value", Figures.count(rows)),
        Element.of("span.of", name));
  }
}
