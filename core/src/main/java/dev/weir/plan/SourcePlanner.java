package dev.weir.plan;

import dev.weir.increment.Window;
import dev.weir.pipeline.Budget;
import dev.weir.pipeline.ParsedPipeline;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.place.Problems;
import dev.weir.pipeline.source.Field;
import dev.weir.pipeline.source.Source;
import dev.weir.pipeline.source.Source.DatabaseSource;
import dev.weir.pipeline.source.Source.FileSource;
import dev.weir.pipeline.source.Source.HttpSource;
import dev.weir.plan.Plan.PlannedConnection;
import dev.weir.plan.Plan.PlannedSource;
import dev.weir.plan.Planner.Surroundings;
import dev.weir.schema.Column;
import dev.weir.schema.Schema;
import dev.weir.source.Description;
import dev.weir.source.Glob;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** How each source is read: in how many parts, and how many sources at once. */
final class SourcePlanner {
  /** Below this, another connection, snapshot and file cost more than they gain. */
  static final long PART_BYTES = 64L << 20;

  private static final double MEGABYTE = 1 << 20;

  private final ParsedPipeline parsed;
  private final Pipeline pipeline;
  private final Surroundings surroundings;
  private final Problems problems;

  SourcePlanner(ParsedPipeline parsed, Surroundings surroundings, Problems problems) {
    this.parsed = parsed;
    this.pipeline = parsed.pipeline();
    this.surroundings = surroundings;
    this.problems = problems;
  }

  /** Those that a source is read from. */
  List<PlannedConnection> connections() {
    return pipeline.connections().entrySet().stream()
        .filter(entry -> isUsed(entry.getKey()))
        .map(
            entry ->
                new PlannedConnection(
                    entry.getKey(),
                    entry.getValue(),
                    Budget.of(pipeline, entry.getKey()).sources()))
        .toList();
  }

  private boolean isUsed(String connection) {
    return pipeline.sources().values().stream()
        .anyMatch(source -> source.connection().equals(connection));
  }

  /**
   * @param windows of those of which what is new is read
   */
  List<PlannedSource> sources(Map<String, Window> windows) {
    return pipeline.sources().entrySet().stream()
        .map(
            entry ->
                source(
                    entry.getKey(),
                    entry.getValue(),
                    Optional.ofNullable(windows.get(entry.getKey()))))
        .toList();
  }

  private PlannedSource source(String name, Source source, Optional<Window> window) {
    return switch (source) {
      case DatabaseSource database -> database(name, database, window);
      case HttpSource http ->
          whole(name, http, "one part: an API is asked one by one", http.columns());
      case FileSource file ->
          whole(name, file, "one part: only databases are split", file.columns());
    };
  }

  private static PlannedSource whole(
      String name, Source source, String reason, Map<String, Field> columns) {
    return new PlannedSource(name, source, 1, reason, -1, schema(columns));
  }

  /** Looks at the paths of file sources: none may lead out of its connection's folder. */
  static void paths(ParsedPipeline parsed, Problems problems) {
    parsed
        .pipeline()
        .sources()
        .forEach(
            (name, source) -> {
              if (source instanceof FileSource file) {
                Glob.problem(file.path())
                    .ifPresent(
                        problem ->
                            problems.add(parsed.positions(), "sources." + name + ".path", problem));
              }
            });
  }

  /** Where the pipeline says what a source gives; what a database gives, it is asked. */
  static Optional<Schema> declared(Source source) {
    return switch (source) {
      case DatabaseSource _ -> Optional.empty();
      case HttpSource http -> Optional.of(schema(http.columns()));
      case FileSource file -> Optional.of(schema(file.columns()));
    };
  }

  private static Schema schema(Map<String, Field> columns) {
    return new Schema(
        columns.entrySet().stream()
            .map(entry -> Column.nullable(entry.getKey(), entry.getValue().type()))
            .toList());
  }

  private PlannedSource database(String name, DatabaseSource source, Optional<Window> window) {
    Description description =
        Objects.requireNonNull(
            surroundings.databases().get(name), "Every database source is described");
    surroundings
        .limits()
        .filter(_ -> window.flatMap(Window::from).isEmpty())
        .flatMap(limits -> limits.problem(description))
        .ifPresent(problem -> problems.add(parsed.positions(), "sources." + name, problem));
    Parts parts =
        source.parts().isEmpty() && window.flatMap(Window::from).isPresent()
            ? new Parts(1, "one part: what is new")
            : parts(name, source, description);
    return new PlannedSource(
        name,
        source,
        parts.count(),
        parts.reason(),
        window.flatMap(Window::from).isPresent() ? -1 : description.estimatedRows(),
        description.schema(),
        window);
  }

  private record Parts(int count, String reason) {}

  private Parts parts(String name, DatabaseSource source, Description description) {
    if (source.parts().isPresent()) {
      return asked(name, source, description);
    }
    if (!description.divisible()) {
      return new Parts(1, "one part: it cannot be divided");
    }
    if (description.bytes() < 0) {
      return new Parts(1, "one part: the database does not say how large it is");
    }
    if (description.bytes() < PART_BYTES) {
      return new Parts(
          1,
          "one part: %s, below %s splitting costs more than it gains"
              .formatted(size(description.bytes()), size(PART_BYTES)));
    }
    return split(source, description);
  }

  private Parts asked(String name, DatabaseSource source, Description description) {
    int parts = source.parts().orElse(1);
    if (parts == 1) {
      return new Parts(1, "one part: as asked for");
    }
    if (!description.divisible()) {
      problems.add(
          parsed.positions(),
          "sources." + name + ".partition",
          "%d parts are not possible: what is read cannot be divided. Write none or auto"
              .formatted(parts));
    }
    Budget budget = Budget.of(pipeline, source.connection());
    String waiting =
        budget.waiting()
            ? ", therefore only %d of '%s' at once".formatted(budget.sources(), source.connection())
            : "";
    return new Parts(parts, parts + " parts: as asked for" + waiting);
  }

  private Parts split(DatabaseSource source, Description description) {
    Budget budget = Budget.of(pipeline, source.connection());
    int max = pipeline.connection(source.connection()).maxConnections();
    int parts = Math.clamp(description.bytes() / PART_BYTES, 1, budget.parts());
    String size = size(description.bytes());
    String share =
        "%d of %d connections for each of %d at once"
            .formatted(budget.parts(), max, budget.sources());
    if (parts == budget.parts()) {
      return new Parts(
          parts, (parts == 1 ? "one part: " : parts + " parts: ") + size + ", " + share);
    }
    return new Parts(
        parts,
        (parts == 1 ? "one part: " : parts + " parts: ") + size + ", one for " + size(PART_BYTES));
  }

  private static String size(long bytes) {
    return bytes % (1 << 20) == 0
        ? (bytes >> 20) + " MB"
        : String.format(Locale.ROOT, "%.1f MB", bytes / MEGABYTE);
  }
}
