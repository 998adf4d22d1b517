package dev.weir.project;

import dev.weir.error.CoreError;
import dev.weir.error.TerminalException;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.TableName;
import dev.weir.pipeline.Target;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a project's pipelines run: {@code dev} or {@code prod}.
 *
 * @param name empty where none was chosen
 * @param schemaPrefix before the schema of every table of the warehouse; may be empty
 * @param confirm whether a person must agree to what publishes
 */
public record Environment(String name, String schemaPrefix, boolean confirm) {
  /** Where none was chosen: tables are called as the pipelines say. */
  public static final Environment NONE = new Environment("", "", false);

  /** The pipeline with its targets' tables as this environment has them. */
  public Pipeline applied(Pipeline pipeline) {
    if (schemaPrefix.isEmpty()) {
      return pipeline;
    }
    Map<String, Target> targets = new LinkedHashMap<>();
    pipeline
        .targets()
        .forEach(
            (target, written) ->
                targets.put(target, written.to(table(pipeline.name(), target, written.table()))));
    return pipeline.withTargets(targets);
  }

  private TableName table(String pipeline, String target, TableName written) {
    try {
      return new TableName(schemaPrefix + written.schema(), written.table());
    } catch (IllegalArgumentException e) {
      throw new TerminalException(
          CoreError.INVALID_PROJECT,
          "Cannot use target '%s' of pipeline '%s' in environment '%s': %s. Write a shorter schema-prefix in %s."
              .formatted(target, pipeline, name, e.getMessage(), ProjectFile.NAME),
          e);
    }
  }
}
