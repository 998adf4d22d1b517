package dev.weir.laptop;

import java.nio.file.Path;
import java.util.Map;

/**
 * The folder that commands work in, and the environment.
 *
 * @param root of the clone
 */
public record Project(Path root, Map<String, String> environment) {
  public Project {
    environment = Map.copyOf(environment);
  }

  /**
   * Relative where a command is given in the project, so that problems name their files shortly.
   */
  public Path pipelines() {
    Path here = Path.of("").toAbsolutePath();
    return root.equals(here) ? Path.of("pipelines") : root.resolve("pipelines");
  }

  public Path stateMachine() {
    return root.resolve("infra").resolve("state-machine.asl.json");
  }

  /** All that runs leave behind; git ignores it. */
  public Path state() {
    return root.resolve(".weir");
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

  /** The environment may hold passwords. */
  @Override
  public String toString() {
    return "Project[" + root + "]";
  }
}
