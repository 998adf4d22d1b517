package dev.weir.cli.run;

import dev.weir.cli.error.CommandError;
import dev.weir.cli.view.Console;
import dev.weir.error.TerminalException;
import dev.weir.laptop.Project;
import dev.weir.project.Environment;
import picocli.CommandLine.Option;

/** The yes that an environment with {@code confirm: true} wants before anything is published. */
public final class Confirmation {
  @Option(
      names = "--yes",
      description = "Publish without being asked, in an environment with confirm: true.")
  private boolean yes;

  /**
   * @param what will change tables: a pipeline's name in quotes, or words
   * @throws TerminalException if nobody agrees
   */
  public void require(Project project, Console console, String what) {
    Environment environment = project.environment();
    if (!environment.confirm() || yes) {
      return;
    }
    if (!console.terminal()) {
      throw new TerminalException(
          CommandError.NOT_CONFIRMED,
          "Cannot run %s in environment '%s': it wants a yes, and nobody is here to be asked. Add --yes."
              .formatted(what, environment.name()));
    }
    if (!console.agrees(
        "Publish the tables of %s in environment '%s'?".formatted(what, environment.name()))) {
      throw new TerminalException(
          CommandError.NOT_CONFIRMED,
          "Cannot run %s in environment '%s' without a yes: nothing was done."
              .formatted(what, environment.name()));
    }
  }
}
