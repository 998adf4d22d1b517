package dev.weir.laptop.connection;

import dev.weir.laptop.Project;
import dev.weir.pipeline.Connection;
import dev.weir.secrets.Secrets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the address of a connection comes from. It names, and never shows what is set.
 *
 * @param place a variable, a file or a folder
 */
public record Origin(Kind kind, String place) {
  /** What gives it, in the order in which it is looked for. */
  public enum Kind {
    ENVIRONMENT,
    ENV_FILE,
    PIPELINE,
    SAMPLE,
    INPUT,
    EMBEDDED,
    NOTHING
  }

  /** Of a connection of a pipeline. */
  public static Origin of(Project project, String pipeline, String name, Connection connection) {
    String variable = Secrets.variable(name);
    if (isSet(project, variable)) {
      return ofVariable(project, variable);
    }
    return switch (connection) {
      case Connection.Database database -> sample(project.sample(pipeline, database), variable);
      case Connection.Http http ->
          http.url().isPresent()
              ? new Origin(Kind.PIPELINE, file(project, pipeline))
              : new Origin(Kind.NOTHING, variable);
      case Connection.Files _ -> new Origin(Kind.INPUT, project.input(pipeline).toString());
    };
  }

  public static Origin ofWarehouse(Project project) {
    String variable = Secrets.variable(Secrets.WAREHOUSE);
    return isSet(project, variable)
        ? ofVariable(project, variable)
        : new Origin(Kind.EMBEDDED, project.root().relativize(project.server()).toString());
  }

  /** For people. */
  public String inWords() {
    return switch (kind) {
      case ENVIRONMENT -> place;
      case ENV_FILE -> place + " in .env";
      case PIPELINE -> place;
      case SAMPLE -> "sample " + place;
      case INPUT -> place;
      case EMBEDDED -> "the embedded PostgreSQL in " + place;
      case NOTHING -> place + " is not set";
    };
  }

  private static Origin sample(Path sample, String variable) {
    return Files.isRegularFile(sample)
        ? new Origin(Kind.SAMPLE, sample.toString())
        : new Origin(Kind.NOTHING, variable);
  }

  private static String file(Project project, String pipeline) {
    return project.pipelines().resolve(pipeline).resolve("pipeline.yaml").toString();
  }

  private static boolean isSet(Project project, String variable) {
    return !project.variables().getOrDefault(variable, "").isBlank();
  }

  private static Origin ofVariable(Project project, String variable) {
    return new Origin(
        project.ofFile().contains(variable) ? Kind.ENV_FILE : Kind.ENVIRONMENT, variable);
  }
}
