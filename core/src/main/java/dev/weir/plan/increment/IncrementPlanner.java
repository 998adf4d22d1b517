package dev.weir.plan.increment;

import dev.weir.increment.CursorBounds;
import dev.weir.increment.CursorMove;
import dev.weir.increment.CursorType;
import dev.weir.increment.Cursors;
import dev.weir.increment.Window;
import dev.weir.pipeline.ParsedPipeline;
import dev.weir.pipeline.TableName;
import dev.weir.pipeline.Target;
import dev.weir.pipeline.Write;
import dev.weir.pipeline.place.Problems;
import dev.weir.pipeline.source.Incremental;
import dev.weir.pipeline.source.Incremental.NullCursor;
import dev.weir.plan.increment.WindowChoice.Bounds;
import dev.weir.schema.Column;
import dev.weir.source.Description;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Fixes what a run reads of the sources of which it reads what is new. */
public final class IncrementPlanner {
  private final ParsedPipeline parsed;
  private final Lineage lineage;
  private final Problems problems;

  /**
   * @param inputs of each transform, by name; without circles
   */
  public IncrementPlanner(
      ParsedPipeline parsed, Function<String, Set<String>> inputs, Problems problems) {
    this.parsed = parsed;
    this.lineage = new Lineage(parsed.pipeline(), inputs);
    this.problems = problems;
  }

  /** What the file alone shows to be wrong. */
  public void check() {
    new IncrementRules(parsed, lineage, problems).check();
  }

  /** The tables that note how far sources were read, with these. */
  public Map<TableName, Set<String>> noted() {
    Map<TableName, Set<String>> tables = new LinkedHashMap<>();
    for (Target target : parsed.pipeline().targets().values()) {
      Set<String> sources = lineage.of(target.from());
      if (!sources.isEmpty()) {
        tables.put(target.table(), sources);
      }
    }
    return tables;
  }

  /** By source; one that is read as a whole is not there. */
  public Map<String, Window> windows(Known known, Map<String, Description> databases) {
    Map<String, Window> windows = new LinkedHashMap<>();
    lineage
        .sources()
        .forEach(
            (source, incremental) -> {
              Description description = Objects.requireNonNull(databases.get(source), source);
              CursorType type = type(description, incremental.cursor());
              try {
                windows.put(source, window(source, incremental, type, known));
              } catch (IllegalArgumentException e) {
                problem(source, "", String.valueOf(e.getMessage()));
              }
            });
    return windows;
  }

  private static CursorType type(Description description, String cursor) {
    return description.schema().columns().stream()
        .filter(column -> column.name().equals(cursor))
        .map(Column::type)
        .flatMap(type -> CursorType.of(type).stream())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("The cursor was looked at before: " + cursor));
  }

  private Window window(String source, Incremental incremental, CursorType type, Known known) {
    boolean append =
        lineage.targets(source).stream().anyMatch(target -> target.write() == Write.APPEND);
    if (append && known.full()) {
      problem(
          source,
          "",
          "targets that append are made of it, and --full would add all their rows again: it is for targets that merge");
    }
    if (!type.isTime() && !incremental.lag().isZero()) {
      problem(
          source,
          ".lag",
          "is for times, and '%s' is %s".formatted(incremental.cursor(), type.column().text()));
    }
    if (!type.isInstant() && incremental.settle().isPresent()) {
      problem(
          source,
          ".settle",
          "is held against a clock, and '%s', a %s, does not say of which zone it is: take settle out"
              .formatted(incremental.cursor(), type.column().text()));
    }
    CursorBounds bounds = Objects.requireNonNull(known.bounds().get(source), source);
    WindowChoice choice =
        new WindowChoice(
            incremental,
            type,
            bounds,
            incremental.initial().map(type::parse),
            known.full() ? Optional.empty() : cursor(source, type, known, append));
    return window(incremental, type, bounds, append ? choice.appended() : choice.merged());
  }

  private static Window window(
      Incremental incremental, CursorType type, CursorBounds bounds, Bounds chosen) {
    boolean nulls = incremental.nullCursor() == NullCursor.INCLUDE;
    return new Window(
        incremental.cursor(),
        type,
        chosen.from(),
        chosen.to(),
        nulls && bounds.nulls() > 0,
        nulls ? 0 : bounds.nulls());
  }

  /** Where the ledgers say that the last run ended; all of them must say the same. */
  private Optional<String> cursor(String source, CursorType type, Known known, boolean append) {
    Set<Optional<String>> found = new LinkedHashSet<>();
    List<Target> targets = lineage.targets(source);
    for (Target target : targets) {
      Optional<Cursors> ledger = noted(target, known);
      Optional<String> own = ledger.flatMap(cursors -> cursors.of(source));
      if (append && own.isEmpty()) {
        requireNoRows(source, target, ledger, known);
      }
      found.add(own.map(type::parse));
    }
    if (found.size() > 1) {
      throw new IllegalArgumentException(differing(source, targets, known));
    }
    return found.stream().findFirst().flatMap(Function.identity());
  }

  private static Optional<Cursors> noted(Target target, Known known) {
    return known.cursors().getOrDefault(target.table(), Optional.empty()).map(Cursors::parse);
  }

  /** What a table has already would be appended again. */
  private void requireNoRows(String source, Target target, Optional<Cursors> ledger, Known known) {
    if (ledger.filter(cursors -> !cursors.isEmpty()).isPresent()) {
      throw new IllegalArgumentException(
          "the ledger of %s has the cursors %s, but none of '%s', and all its rows would be appended again. If the source was renamed, give it the name it had, or publish into a new table"
              .formatted(target.table(), ledger.get().text(), source));
    }
    if (ledger.isEmpty() && known.cursors().containsKey(target.table())) {
      throw new IllegalArgumentException(
          "this pipeline has published %1$s before, when it read '%2$s' as a whole, and all rows would be appended again. Say where the table stands: ./weir state %3$s --set %2$s=VALUE (all before VALUE is in it); or publish into a new table"
              .formatted(target.table(), source, parsed.pipeline().name()));
    }
  }

  private String differing(String source, List<Target> targets, Known known) {
    StringBuilder each = new StringBuilder();
    for (Target target : targets) {
      each.append(each.isEmpty() ? "" : ", ")
          .append(target.table())
          .append(" at ")
          .append(noted(target, known).flatMap(cursors -> cursors.of(source)).orElse("nothing"));
    }
    return "the tables that are made of it were published up to different values: %s. If they merge, start './weir run %s --full' once, which reads all; if they append, make a source of its own for the table that came later"
        .formatted(each, parsed.pipeline().name());
  }

  /** What is noted with a target's rows; empty for one whose sources are read as a whole. */
  public Optional<CursorMove> move(Target target, Map<String, Window> windows, Known known) {
    Set<String> sources = lineage.of(target.from());
    if (sources.isEmpty()) {
      return Optional.empty();
    }
    SortedMap<String, String> after = new TreeMap<>();
    for (String source : sources) {
      Optional.ofNullable(windows.get(source))
          .flatMap(Window::to)
          .ifPresent(to -> after.put(source, to));
    }
    return Optional.of(
        new CursorMove(
            known.cursors().getOrDefault(target.table(), Optional.empty()),
            new Cursors(after).text()));
  }

  private void problem(String source, String key, String message) {
    problems.add(parsed.positions(), "sources." + source + ".incremental" + key, message);
  }
}
