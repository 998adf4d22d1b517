package dev.weir.project;

import dev.weir.pipeline.shape.Key;
import dev.weir.pipeline.shape.Mapping;
import dev.weir.pipeline.shape.Scalar;
import dev.weir.pipeline.shape.Table;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The keys of {@code weir.yaml}. */
final class ProjectKeys {
  /** Also the name of a folder. */
  private static final Pattern ENVIRONMENT = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  private static final Pattern PREFIX = Pattern.compile("[a-z_][a-z0-9_]{0,30}");

  private static final Key<String> SCHEMA_PREFIX =
      Key.defaulted(
          "schema-prefix",
          Scalar.text(
              "a prefix: it starts with a-z or _ and has only a-z, 0-9 and _, at most 31", PREFIX),
          "",
          "",
          "Stands before the schema of every table of the warehouse, in targets and in queries.");
  private static final Key<Boolean> CONFIRM =
      Key.defaulted(
          "confirm",
          Scalar.bool(),
          false,
          false,
          "Whether what publishes asks a person first, or wants --yes.");

  private static final Table<Environment> SETTINGS =
      Table.of(
          "an environment",
          "Where the pipelines run.",
          List.of(SCHEMA_PREFIX, CONFIRM),
          fields -> new Environment("", fields.get(SCHEMA_PREFIX), fields.get(CONFIRM)));

  private static final Key<String> PIPELINES =
      Key.defaulted(
          "pipelines",
          Scalar.text("a folder, from the project's"),
          ProjectFile.DEFAULT.pipelines(),
          ProjectFile.DEFAULT.pipelines(),
          "The folder of pipelines.");
  private static final Key<Map<String, Environment>> ENVIRONMENTS =
      Key.defaulted(
          "environments",
          new Mapping<>(
              "a map from names to environments",
              "a name: it starts with a-z and has only a-z, 0-9 and -, at most 40",
              ENVIRONMENT,
              SETTINGS),
          Map.of(),
          Map.of(),
          "What --env chooses from.");

  static final Table<ProjectFile> PROJECT =
      Table.of(
          "a project",
          "A project of Weir: a folder of pipelines, and where they run.",
          List.of(PIPELINES, ENVIRONMENTS),
          fields -> new ProjectFile(fields.get(PIPELINES), named(fields.get(ENVIRONMENTS))));

  private ProjectKeys() {}

  private static List<Environment> named(Map<String, Environment> settings) {
    return settings.entrySet().stream()
        .map(
            entry ->
                new Environment(
                    entry.getKey(), entry.getValue().schemaPrefix(), entry.getValue().confirm()))
        .toList();
  }
}
