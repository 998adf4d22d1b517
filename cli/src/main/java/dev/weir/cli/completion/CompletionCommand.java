package dev.weir.cli.completion;

import dev.weir.cli.view.Console;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "completion",
    description =
        "Prints what makes a shell complete commands, options and pipelines: source <(weir completion bash).",
    mixinStandardHelpOptions = true)
public final class CompletionCommand implements Callable<Integer> {
  @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
  private Shell shell = Shell.BASH;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Console console;

  public CompletionCommand(Console console) {
    this.console = console;
  }

  /** Written as people write them. */
  enum Shell {
    BASH,
    ZSH,
    FISH;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public Integer call() {
    CommandLine weir = spec.root().commandLine();
    console
        .out()
        .print(
            switch (shell) {
              // The script makes zsh understand it.
              case BASH, ZSH -> BashCompletion.script(weir);
              case FISH -> FishCompletion.script(weir);
            });
    return 0;
  }
}
