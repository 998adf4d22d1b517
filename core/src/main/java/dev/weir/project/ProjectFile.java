package dev.weir.project;

import dev.weir.error.CoreError;
import dev.weir.error.DidYouMean;
import dev.weir.error.TerminalException;
import dev.weir.pipeline.place.Problems;
import dev.weir.pipeline.place.Reading;
import dev.weir.pipeline.read.YamlDocument;
import java.util.List;

/**
 * What {@code weir.yaml} says.
 *
 * @param pipelines the folder of pipelines, from the project's
 * @param environments in the file's order
 */
public record ProjectFile(String pipelines, List<Environment> environments) {
  public static final String NAME = "weir.yaml";

  /** As if the file said nothing. */
  public static final ProjectFile DEFAULT = new ProjectFile("pipelines", List.of());

  public ProjectFile {
    environments = List.copyOf(environments);
  }

  /**
   * @param file how people know it; stands in every problem
   * @throws TerminalException with a line per problem
   */
  public static ProjectFile read(String file, String yaml) {
    Problems problems = new Problems(file, CoreError.INVALID_PROJECT);
    ProjectFile read =
        new YamlDocument(yaml, problems, "a project")
            .compose()
            .flatMap(root -> ProjectKeys.PROJECT.read(new Reading(root, file, problems).root()))
            .orElse(DEFAULT);
    problems.throwIfAny();
    return read;
  }

  /**
   * @throws TerminalException if there is none of this name
   */
  public Environment environment(String name) {
    return environments.stream()
        .filter(environment -> environment.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new TerminalException(
                    CoreError.UNKNOWN_ENVIRONMENT,
                    "Cannot find an environment of the project: %s Environments stand in %s."
                        .formatted(
                            DidYouMean.notOne(
                                name,
                                "environment",
                                environments.stream().map(Environment::name).toList()),
                            NAME)));
  }
}
