package dev.weir.laptop;

import dev.weir.error.TerminalException;
import dev.weir.folder.EnvironmentSecrets;
import dev.weir.pipeline.Connection;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.read.PipelineCatalog;
import dev.weir.project.Environment;
import dev.weir.project.ProjectFile;
import dev.weir.secrets.Mask;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What commands work with: a folder, what its {@code weir.yaml} says, and variables.
 *
 * @param here where the command was given
 * @param folder of the project; empty where there is none
 * @param environment that was chosen
 * @param variables of the environment, and of {@code .env} where the environment says nothing
 * @param ofFile those of them that {@code .env} has set
 */
public record Project(
    Path here,
    Optional<Path> folder,
    ProjectFile file,
    Environment environment,
    Map<String, String> variables,
    Set<String> ofFile) {
  public Project {
    variables = Map.copyOf(variables);
    ofFile = Set.copyOf(ofFile);
  }

  /** Without a {@code .env}. */
  public Project(
      Path here,
      Optional<Path> folder,
      ProjectFile file,
      Environment environment,
      Map<String, String> variables) {
    this(here, folder, file, environment, variables, Set.of());
  }

  /** A folder without a {@code weir.yaml}, as a clone is. */
  public Project(Path root, Map<String, String> variables) {
    this(root, Optional.of(root), ProjectFile.DEFAULT, Environment.NONE, variables);
  }

  /** Whether the command was given in the project, not from elsewhere. */
  public boolean isHere() {
    return folder.filter(here::startsWith).isPresent();
  }

  /**
   * @throws TerminalException if there is no project
   */
  public Path root() {
    return folder.orElseThrow(
        () ->
            new TerminalException(
                LaptopError.NO_PROJECT,
                "Cannot find a project: neither %s nor a folder above it has a %s. Make one with: ./weir init"
                    .formatted(here, ProjectFile.NAME)));
  }

  /**
   * Relative where a command is given in the project, so that problems name their files shortly.
   */
  public Path pipelines() {
    Path written = Path.of(file.pipelines());
    return root().equals(Path.of("").toAbsolutePath()) ? written : root().resolve(written);
  }

  /** The SQL that makes a database which no address is set of; it need not be there. */
  public Path sample(String pipeline, Connection.Database connection) {
    return pipelines().resolve(pipeline).resolve("sample").resolve(connection.database() + ".sql");
  }

  /** The files of connections of a pipeline which no folder is set of. */
  public Path input(String pipeline) {
    return pipelines().resolve(pipeline).resolve("input");
  }

  /** The pipelines as they are in the environment. */
  public PipelineCatalog catalog() {
    return catalog(UnaryOperator.identity());
  }

  /**
   * @param adapted what becomes of each as it is in the environment
   */
  public PipelineCatalog catalog(UnaryOperator<Pipeline> adapted) {
    return new PipelineCatalog(pipelines(), written -> adapted.apply(environment.applied(written)));
  }

  /**
   * All that runs leave behind; git ignores it. Of each environment apart, so that no run of one is
   * taken for a run of another.
   */
  public Path state() {
    return environment.equals(Environment.NONE)
        ? allState()
        : allState().resolve("environments").resolve(environment.name());
  }

  /** Of all environments. */
  Path allState() {
    return root().resolve(".weir");
  }

  public Path lake() {
    return state().resolve("lake");
  }

  public Path executions() {
    return state().resolve("executions");
  }

  public Path server() {
    return state().resolve("postgres");
  }

  public Path scratch() {
    return state().resolve("tmp");
  }

  /** What no command may print, nor a run write down. */
  public Mask mask() {
    return new EnvironmentSecrets(variables).mask();
  }

  /** Variables may hold passwords. */
  @Override
  public String toString() {
    return "Project[" + folder.map(Path::toString).orElse("none") + "]";
  }
}
