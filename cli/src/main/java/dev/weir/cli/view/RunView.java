package dev.weir.cli.view;

import dev.weir.dataset.DataSet;
import dev.weir.events.CheckOutcome;
import dev.weir.events.Events;
import dev.weir.events.RunEvent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A run while it goes on: one line per state, data set, check and step of the publication, in the
 * order in which they end. On a terminal, a live line at the bottom says what is being worked on.
 */
public final class RunView implements Events, AutoCloseable {
  private static final Duration TICK = Duration.ofMillis(100);
  private static final String[] SPINNER = {"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"};

  /** Of what a line has no room for all of. */
  private static final int SHOWN = 3;

  private final Console console;
  private final InstantSource clock;
  private final Map<String, RunEvent.Advanced> working = new LinkedHashMap<>();

  /** Of data sets that are not complete yet. */
  private final Map<String, List<CheckOutcome>> checked = new HashMap<>();

  private final Thread ticker;
  private String state = "";
  private long stateStarted;
  private int ticks;
  private boolean closed;

  public RunView(Console console, InstantSource clock) {
    this.console = console;
    this.clock = clock;
    this.ticker = Thread.ofPlatform().daemon().name("run-view").unstarted(this::tick);
    if (console.terminal()) {
      ticker.start();
    }
  }

  /** A state of the machine begins, {@code Extract} for example. */
  public synchronized void entered(String name) {
    state = name;
    stateStarted = clock.millis();
    if (!name.equals("Plan")) {
      print("  " + console.bold(name));
    }
  }

  /** The plan is made: what the run will do, in a line. */
  public synchronized void planned(String summary) {
    print("  " + console.bold("Plan") + "  " + summary);
  }

  @Override
  public synchronized void emit(RunEvent event) {
    switch (event) {
      case RunEvent.Advanced advanced -> working.put(advanced.dataSet(), advanced);
      case RunEvent.Completed completed -> completed(completed.dataSet(), completed.reused());
      case RunEvent.Checked of -> checked(of.dataSet(), of.outcomes());
      case RunEvent.Published published ->
          print("    " + console.green("✓") + " " + published.step());
      case RunEvent.Warned warned -> print("    " + console.yellow("!") + " " + warned.message());
    }
  }

  /** Says something between the lines. */
  public synchronized void note(String line) {
    print(line);
  }

  private void completed(DataSet dataSet, boolean reused) {
    working.remove(dataSet.name());
    String line =
        "    %s %-28s %12s %10s %9s"
            .formatted(
                console.green("✓"),
                dataSet.name(),
                Numbers.rows(dataSet.rows()),
                Numbers.bytes(dataSet.bytes()),
                reused ? "kept" : Numbers.seconds(dataSet.took()));
    print(line + missing(dataSet));
    if (dataSet.rejectedRows() > 0) {
      Map<String, Long> counts = dataSet.rejectReasons();
      String reasons =
          counts.entrySet().stream()
              .sorted(Entry.<String, Long>comparingByValue().reversed())
              .limit(SHOWN)
              .map(reason -> Numbers.count(reason.getValue()) + " × " + reason.getKey())
              .collect(Collectors.joining("; ", "", counts.size() > SHOWN ? "; …" : ""));
      print(
          "      "
              + console.yellow("! " + Numbers.rows(dataSet.rejectedRows()) + " rejected")
              + ": "
              + reasons);
    }
    dataSet.warnings().forEach(warning -> print("      " + console.yellow("! ") + warning));
    checks(Objects.requireNonNullElse(checked.remove(dataSet.name()), List.of()));
  }

  /** Columns with missing values, the ones with most first. */
  private String missing(DataSet dataSet) {
    List<String> missing =
        dataSet.nulls().entrySet().stream()
            .filter(column -> column.getValue() > 0)
            .sorted(
                Entry.<String, Long>comparingByValue()
                    .reversed()
                    .thenComparing(Entry.comparingByKey()))
            .map(column -> column.getKey() + " " + Numbers.count(column.getValue()))
            .toList();
    String more = missing.size() > SHOWN ? ", …" : "";
    return missing.isEmpty()
        ? ""
        : console.dim(
            missing.stream().limit(SHOWN).collect(Collectors.joining(", ", "   missing: ", more)));
  }

  /** Told with the data set, which is complete only afterwards; or now, if it never will be. */
  private void checked(String dataSet, List<CheckOutcome> outcomes) {
    if (outcomes.stream().anyMatch(outcome -> outcome.fails() && !outcome.passed())) {
      checks(outcomes);
    } else {
      checked.put(dataSet, outcomes);
    }
  }

  private void checks(List<CheckOutcome> outcomes) {
    long passed = outcomes.stream().filter(CheckOutcome::passed).count();
    if (passed > 0) {
      print("      " + console.dim(Numbers.counted(passed, "check") + " passed"));
    }
    outcomes.stream().filter(outcome -> !outcome.passed()).forEach(this::broken);
  }

  private void broken(CheckOutcome outcome) {
    long rows = outcome.violations();
    String broken =
        "check "
            + outcome.check()
            + ": "
            + Numbers.rows(rows)
            + (rows == 1 ? " breaks it" : " break it");
    print(
        "      " + (outcome.fails() ? console.red("✗ " + broken) : console.yellow("! " + broken)));
  }

  private void print(String line) {
    console.out().println(clearing() + line);
  }

  private String clearing() {
    return console.terminal() ? "\r\u001b[K" : "";
  }

  private void tick() {
    while (live()) {
      try {
        Thread.sleep(TICK);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private synchronized boolean live() {
    if (closed) {
      return false;
    }
    if (!state.isEmpty()) {
      String spin = SPINNER[ticks++ % SPINNER.length];
      Duration since = Duration.ofMillis(clock.millis() - stateStarted);
      console
          .out()
          .print(clearing() + "  " + spin + " " + state + " " + Numbers.seconds(since) + work());
      console.out().flush();
    }
    return true;
  }

  private String work() {
    return working.values().stream()
        .limit(SHOWN)
        .map(w -> " · " + w.dataSet() + (w.rows() == 0 ? "" : " " + Numbers.rows(w.rows())))
        .collect(Collectors.joining());
  }

  /** Ends the live line; what is printed after it stays. */
  public synchronized void ended() {
    if (closed) {
      return;
    }
    closed = true;
    console.out().print(clearing());
    console.out().flush();
  }

  @Override
  public void close() {
    ended();
    ticker.interrupt();
  }
}
