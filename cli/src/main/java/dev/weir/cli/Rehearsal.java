package dev.weir.cli;

import dev.weir.cli.view.Console;
import dev.weir.laptop.Project;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The commands that people give most, one after the other in one process: what the JVM learns of it
 * is kept for the real ones. It works in {@code weir.home} and knows no environment, so that it
 * never reaches a database of the user's.
 */
final class Rehearsal {
  private static final List<String> COMMANDS =
      List.of(
          "--help",
          "list",
          "run course-ratings",
          "query course-ratings recommendations_for_user user_id=12",
          "plan course-ratings");

  private Rehearsal() {}

  public static void main(String[] arguments) {
    Project project = new Project(Path.of(System.getProperty("weir.home")), Map.of());
    // As for a person at a terminal, whoever reads it.
    Console console = new Console(System.out, System.err, true);
    int worst =
        COMMANDS.stream()
            .mapToInt(command -> Main.run(project, console, command.split(" ")))
            .max()
            .orElseThrow();
    System.exit(worst);
  }
}
