package dev.weir.function.plan;

import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import dev.weir.error.WeirException;
import dev.weir.increment.CursorBounds;
import dev.weir.pipeline.Connection;
import dev.weir.pipeline.ParsedPipeline;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.place.Position;
import dev.weir.pipeline.source.Source;
import dev.weir.pipeline.source.Source.DatabaseSource;
import dev.weir.source.Description;
import dev.weir.source.SourceDatabase;
import dev.weir.source.SourceDatabases;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Asks databases about the sources that are read from them, over one connection at a time, and
 * tells what all of them have to complain about together.
 */
final class SourceDescriptions {
  private final ParsedPipeline parsed;
  private final SourceDatabases databases;
  private final Map<String, Description> found = new LinkedHashMap<>();
  private final Map<String, CursorBounds> bounds = new LinkedHashMap<>();
  private final Map<String, WeirException> failed = new LinkedHashMap<>();

  private SourceDescriptions(ParsedPipeline parsed, SourceDatabases databases) {
    this.parsed = parsed;
    this.databases = databases;
  }

  /**
   * What databases say, by the source's name.
   *
   * @param bounds of those of which what is new is read
   */
  record Described(Map<String, Description> databases, Map<String, CursorBounds> bounds) {}

  static Described of(ParsedPipeline parsed, SourceDatabases databases) {
    SourceDescriptions descriptions = new SourceDescriptions(parsed, databases);
    parsed.pipeline().connections().forEach(descriptions::describe);
    descriptions.throwIfAny();
    return new Described(descriptions.found, descriptions.bounds);
  }

  private void describe(String name, Connection connection) {
    if (!(connection instanceof Connection.Database database)) {
      return;
    }
    Map<String, DatabaseSource> sources = sources(parsed.pipeline(), name);
    if (sources.isEmpty()) {
      return;
    }
    try (SourceDatabase open = databases.open(name, database)) {
      describe(open, sources);
    } catch (WeirException e) {
      failed.put("connections." + name, e);
    }
  }

  private static Map<String, DatabaseSource> sources(Pipeline pipeline, String connection) {
    Map<String, DatabaseSource> sources = new LinkedHashMap<>();
    for (Map.Entry<String, Source> entry : pipeline.sources().entrySet()) {
      if (entry.getValue() instanceof DatabaseSource source
          && source.connection().equals(connection)) {
        sources.put(entry.getKey(), source);
      }
    }
    return sources;
  }

  private void describe(SourceDatabase database, Map<String, DatabaseSource> sources) {
    String before = "";
    for (Map.Entry<String, DatabaseSource> entry : sources.entrySet()) {
      try {
        Description description = database.describe(entry.getValue().relation());
        found.put(entry.getKey(), description);
        NewRows.bounds(database, entry.getValue(), description)
            .ifPresent(newest -> bounds.put(entry.getKey(), newest));
      } catch (WeirException e) {
        String message = String.valueOf(e.getMessage());
        if (message.equals(before)) {
          return; // It is the database that fails, whatever it is asked.
        }
        failed.put("sources." + entry.getKey(), e);
        before = message;
        if (e instanceof TransientException) {
          return;
        }
      }
    }
  }

  private void throwIfAny() {
    if (failed.isEmpty()) {
      return;
    }
    if (failed.size() == 1) {
      throw failed.values().iterator().next();
    }
    String message =
        "Cannot describe the sources of pipeline '%s':\n%s"
            .formatted(
                parsed.pipeline().name(),
                failed.entrySet().stream()
                    .map(entry -> line(entry.getKey(), entry.getValue()))
                    .collect(Collectors.joining("\n")));
    WeirException first = failed.values().iterator().next();
    throw failed.values().stream().allMatch(TransientException.class::isInstance)
        ? new TransientException(PlanError.SOURCES, message, first)
        : new TerminalException(PlanError.SOURCES, message, first);
  }

  private String line(String path, WeirException failure) {
    Position at = parsed.positions().at(path);
    return "%s:%d:%d %s: %s"
        .formatted(parsed.positions().file(), at.line(), at.column(), path, failure.getMessage());
  }
}
