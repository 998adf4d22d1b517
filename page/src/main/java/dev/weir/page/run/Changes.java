package dev.weir.page.run;

import dev.weir.page.dataset.Health;
import dev.weir.page.html.Element;
import dev.weir.page.html.Figures;
import dev.weir.page.html.Html;
import dev.weir.report.Report;
import dev.weir.report.Report.IncrementReport;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What was read of what is new, and what has changed of tables. */
record Changes(Report report) {
  /** Empty where there is nothing to say. */
  Optional<Html> html() {
    List<Html> lines =
        Stream.of(
                report.drift().stream()
                    .map(change -> note("column", change.of() + ": " + change.says())),
                report.targets().stream()
                    .flatMap(target -> target.overtaken().stream())
                    .map(reason -> note("overtaken", reason)),
                report.increments().stream().map(Changes::increment))
            .flatMap(each -> each)
            .toList();
    return lines.isEmpty() ? Optional.empty() : Optional.of(Element.of("ul.changes", lines));
  }

  private static Html note(String word, String says) {
    return Element.of("li", Health.ODD.badge(word), Html.text(" " + says));
  }

  private static Html increment(IncrementReport increment) {
    String to = increment.to().orElse("the first value");
    String read =
        increment.from().equals(increment.to())
            ? "nothing behind %s %s".formatted(increment.cursor(), to)
            : "%s from %s to before %s"
                .formatted(increment.cursor(), increment.from().orElse("the beginning"), to);
    String without =
        increment.leftOut() == 0
            ? ""
            : ", without %s rows where it is null".formatted(Figures.exact(increment.leftOut()));
    return Element.of(
        "li", Element.of("strong", increment.source()), Html.text(" " + read + without));
  }
}
