package dev.weir.pipeline.rules;

import dev.weir.error.DidYouMean;
import dev.weir.pipeline.Connection;
import dev.weir.pipeline.Connection.DatabaseKind;
import dev.weir.pipeline.ParsedPipeline;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.place.Positions;
import dev.weir.pipeline.place.Problems;
import dev.weir.pipeline.source.Field;
import dev.weir.pipeline.source.Format;
import dev.weir.pipeline.source.Notation;
import dev.weir.pipeline.source.Relation.RowSecurity;
import dev.weir.pipeline.source.Source;
import dev.weir.pipeline.source.Source.DatabaseSource;
import dev.weir.pipeline.source.Source.FileSource;
import dev.weir.pipeline.source.Source.HttpSource;
import dev.weir.pipeline.step.ColumnStep;
import dev.weir.pipeline.step.Transform;
import dev.weir.secrets.Secrets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Connections and the sources that are read from them fit together. */
public final class SourceRules {
  private final Pipeline pipeline;
  private final Positions positions;
  private final Problems problems;

  public SourceRules(ParsedPipeline parsed, Problems problems) {
    this.pipeline = parsed.pipeline();
    this.positions = parsed.positions();
    this.problems = problems;
  }

  public void check() {
    connectionNames();
    pipeline.connections().forEach(this::encrypted);
    pipeline.sources().forEach(this::source);
    pipeline.transforms().forEach(this::flattened);
  }

  private void connectionNames() {
    Map<String, String> byVariable = new HashMap<>();
    for (String name : pipeline.connections().keySet()) {
      String path = "connections." + name;
      if (name.equals(Secrets.WAREHOUSE)) {
        problems.add(positions, path, "'warehouse' is the name of the warehouse: use another");
      }
      String other = byVariable.putIfAbsent(Secrets.variable(name), name);
      if (other != null) {
        problems.add(
            positions,
            path,
            "'%s' and '%s' would both be %s in the environment: rename one of them"
                .formatted(other, name, Secrets.variable(name)));
      }
    }
  }

  private void encrypted(String name, Connection connection) {
    if (connection instanceof Connection.Http http
        && http.isConfidential()
        && http.url().filter(HttpRules::isOpenToAll).isPresent()) {
      problems.add(
          positions,
          "connections." + name + ".url",
          "is plain http, by which everybody on the way can read what headers and auth send: write https://");
    }
  }

  private void source(String name, Source source) {
    String path = "sources." + name;
    // One that is wrong is there all the same, and so is one in a section with a misspelt name.
    if (!positions.has("connections." + source.connection())
        && !pipeline.connections().containsKey(source.connection())) {
      problems.add(
          positions,
          path + ".connection",
          DidYouMean.notOne(source.connection(), "connection", pipeline.connections().keySet()));
    }
    switch (source) {
      case DatabaseSource database -> database(path, database);
      case HttpSource http -> http(path, http);
      case FileSource file -> {
        columns(path, file.columns(), hasPointers(file.format()));
        notation(path, file.format(), file.notation(), file.columns());
        problems(path, RecordsRules.problems(file.format(), file.records(), file.columns()));
      }
    }
  }

  private void database(String path, DatabaseSource source) {
    parts(path, source);
    if (source.relation().rowSecurity() == RowSecurity.ALLOW
        && pipeline.connections().get(source.connection()) instanceof Connection.Database database
        && database.kind() != DatabaseKind.POSTGRESQL) {
      problems.add(
          positions,
          path + ".row-security",
          "connection '%s' is no PostgreSQL, which alone has row security: leave it out"
              .formatted(source.connection()));
    }
  }

  private void parts(String path, DatabaseSource source) {
    int parts = source.parts().orElse(1);
    if (parts == 1 || !pipeline.connections().containsKey(source.connection())) {
      return;
    }
    int max = pipeline.connection(source.connection()).maxConnections();
    if (parts > max) {
      problems.add(
          positions,
          path + ".partition",
          "%d parts are too many: connection '%s' has max-connections: %d. Lower partition or raise max-connections"
              .formatted(parts, source.connection(), max));
    }
  }

  private void http(String path, HttpSource source) {
    columns(path, source.columns(), hasPointers(source.format()));
    notation(path, source.format(), source.notation(), source.columns());
    problems(path, RecordsRules.problems(source.format(), source.records(), source.columns()));
    problems(path, HttpRules.problems(source));
  }

  private void notation(String path, Format format, Notation notation, Map<String, Field> columns) {
    new NotationRules(positions, problems, path).check(format, notation, columns);
  }

  private void problems(String path, Map<String, String> byKey) {
    byKey.forEach((key, problem) -> problems.add(positions, path + "." + key, problem));
  }

  private static boolean hasPointers(Format format) {
    return switch (format) {
      case JSON, JSON_LINES, XML, PARQUET, AVRO -> true;
      case TEXT, CSV, TSV -> false;
    };
  }

  private void flattened(String name, Transform transform) {
    if (!(transform instanceof Transform.Steps steps)) {
      return;
    }
    for (int i = 0; i < steps.steps().size(); i++) {
      if (steps.steps().get(i) instanceof ColumnStep.Flatten flatten) {
        String path = "transforms." + name + ".steps[" + i + "].flatten";
        columns(path, flatten.columns(), true);
        problems(path, RecordsRules.problems(Format.JSON, "", flatten.columns()));
        optional(path, flatten.columns());
        formats(path, flatten.columns());
      }
    }
  }

  private void optional(String path, Map<String, Field> columns) {
    columns.forEach(
        (name, field) -> {
          if (field.optional()) {
            problems.add(
                positions,
                path + ".columns." + name + ".optional",
                "is of no use: what flatten does not find is null. Take it out");
          }
        });
  }

  private void formats(String path, Map<String, Field> columns) {
    columns.forEach(
        (name, field) -> {
          if (field.format().isPresent()) {
            problems.add(
                positions,
                path + ".columns." + name + ".format",
                "is for the columns of a source: flatten it to text, and write validate-date behind");
          }
        });
  }

  private void columns(String path, Map<String, Field> columns, boolean pointers) {
    Set<String> folded = new HashSet<>();
    columns.forEach(
        (name, field) -> {
          String at = path + ".columns." + name;
          if (!folded.add(name.toLowerCase(Locale.ROOT))) {
            problems.add(positions, at, "differs from another column in upper and lower case only");
          }
          if (pointers && !field.path().matches("(?s)|\\*|/.*")) {
            problems.add(
                positions,
                at + ".path",
                "'" + field.path() + "' is not a JSON Pointer: write /" + field.path());
          }
        });
  }
}
