package dev.weir.page.run;

import dev.weir.execution.Execution.Status;
import dev.weir.page.html.Element;
import dev.weir.page.html.Figures;
import dev.weir.page.html.Html;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The last runs as bars, the newest at the right: as high as they took long. */
record Strip(List<PastRun> past, String current) {
  private static final int MOST = 30;
  private static final double HEIGHT = 40;
  private static final double STEP = 12;
  private static final double LEAST = 5;

  Html html() {
    List<PastRun> shown = past.stream().limit(MOST).toList().reversed();
    if (shown.size() < 2) {
      return Html.NOTHING;
    }
    long longest =
        shown.stream()
            .mapToLong(run -> run.took().orElse(Duration.ZERO).toMillis())
            .max()
            .orElse(1);
    List<Html> bars = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      bars.add(bar(shown.get(i), i * STEP, Math.max(1, longest)));
    }
    long good = shown.stream().filter(PastRun::succeeded).count();
    String told = "Of the last %d runs, %d succeeded".formatted(shown.size(), good);
    return Element.of(
        "figure.strip",
        Element.of("svg", bars)
            .with("viewBox", "0 0 %.0f 46".formatted(shown.size() * STEP))
            .with("width", shown.size() * STEP)
            .with("height", 46)
            .with("role", "img")
            .with("aria-label", told),
        Element.of("figcaption", told + "; as high as they took long."));
  }

  private Element bar(PastRun run, double x, long longest) {
    long millis = run.took().orElse(Duration.ZERO).toMillis();
    double height = Math.max(LEAST, HEIGHT * millis / longest);
    String word = run.status().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    String told =
        "%s: %s%s"
            .formatted(
                run.run(), word, run.took().map(took -> " after " + Figures.took(took)).orElse(""));
    String look = run.succeeded() ? "good" : run.status() == Status.RUNNING ? "absent" : "bad";
    List<Html> parts = new ArrayList<>(List.of(Element.of("title", told)));
    parts.add(
        Element.of("rect." + look)
            .with("x", x)
            .with("y", HEIGHT - height)
            .with("width", STEP - 3)
            .with("height", height)
            .with("rx", 1.5));
    if (run.run().value().equals(current)) {
      parts.add(
          Element.of("rect.current")
              .with("x", x)
              .with("y", HEIGHT + 2.5)
              .with("width", STEP - 3)
              .with("height", 2.5));
    }
    return Element.of("g", parts);
  }
}
