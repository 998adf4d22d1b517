package dev.weir.laptop.project;

import dev.weir.error.TerminalException;
import dev.weir.laptop.LaptopError;
import dev.weir.laptop.Project;
import dev.weir.project.Environment;
import dev.weir.project.ProjectFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the project: the nearest folder upwards with a {@code weir.yaml}, or else the clone that
 * Weir was built in.
 *
 * @param here where the command was given
 * @param home where Weir is; a clone, if it has pipelines
 * @param variables of the environment
 */
public record ProjectFinder(Path here, Path home, Map<String, String> variables) {
  /** Which environment, where {@code --env} does not say. */
  private static final String CHOSEN = "WEIR_ENV";

  public ProjectFinder {
    variables = Map.copyOf(variables);
  }

  /**
   * @param environment as given on the command line
   * @throws TerminalException if {@code weir.yaml} or {@code .env} cannot be used, or there is no
   *     such environment
   */
  public Project find(Optional<String> environment) {
    Optional<Path> folder = folder();
    ProjectFile file = folder.map(ProjectFinder::read).orElse(ProjectFile.DEFAULT);
    Map<String, String> all = new HashMap<>();
    folder.ifPresent(root -> all.putAll(EnvironmentFile.read(root)));
    Set<String> ofFile = new HashSet<>(all.keySet());
    ofFile.removeAll(variables.keySet());
    all.putAll(variables);
    Optional<String> chosen =
        environment.or(
            () -> Optional.ofNullable(variables.get(CHOSEN)).filter(name -> !name.isBlank()));
    return new Project(
        here, folder, file, chosen.map(file::environment).orElse(Environment.NONE), all, ofFile);
  }

  /** Where no project is needed, or the one that is there cannot be used. */
  public Project none() {
    return new Project(here, Optional.empty(), ProjectFile.DEFAULT, Environment.NONE, variables);
  }

  /** A clone is a project of its own, whatever lies above it. */
  private Optional<Path> folder() {
    Optional<Path> clone = Optional.of(home).filter(f -> Files.isDirectory(f.resolve("pipelines")));
    return Stream.iterate(here, folder -> folder != null, Path::getParent)
        .filter(folder -> Files.exists(file(folder)) || clone.filter(folder::equals).isPresent())
        .findFirst()
        .or(() -> clone);
  }

  private static ProjectFile read(Path folder) {
    Path file = file(folder);
    if (!Files.exists(file)) {
      return ProjectFile.DEFAULT;
    }
    try {
      return ProjectFile.read(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new TerminalException(
          LaptopError.NOT_READABLE,
          "Cannot read %s: %s. Check that it is a text file in UTF-8, and its owner."
              .formatted(file, e),
          e);
    }
  }

  private static Path file(Path folder) {
    return folder.resolve(ProjectFile.NAME);
  }
}
