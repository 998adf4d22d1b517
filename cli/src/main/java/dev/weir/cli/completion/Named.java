package dev.weir.cli.completion;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Commands whose first argument is a pipeline. */
final class Named {
  private Named() {}

  static List<String> commands(CommandLine weir) {
    return weir.getSubcommands().entrySet().stream()
        .filter(command -> isOfPipeline(command.getValue()))
        .map(command -> command.getKey())
        .toList();
  }

  private static boolean isOfPipeline(CommandLine command) {
    List<PositionalParamSpec> parameters = command.getCommandSpec().positionalParameters();
    return !parameters.isEmpty()
        && parameters.getFirst().paramLabel().startsWith("NAME")
        && !command.getCommandName().equals("init");
  }
}
