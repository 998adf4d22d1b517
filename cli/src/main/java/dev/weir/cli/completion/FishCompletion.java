package dev.weir.cli.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for fish, which the library has none for: a line per command and option. */
final class FishCompletion {
  private static final String PIPELINES =
      """
      # The pipelines of the project that the shell is in.
      function __weir_pipelines
        set -l folder $PWD
        while test -n "$folder"; and not test -d "$folder/pipelines"
          set folder (string replace -r '/[^/]*$' '' -- $folder)
        end
        for file in $folder/pipelines/*/pipeline.yaml
          basename (dirname $file)
        end
      end

      complete -c weir -f
      """;

  private FishCompletion() {}

  static String script(CommandLine weir) {
    List<String> lines = new ArrayList<>();
    options(weir, "", lines);
    commands(weir, "__fish_use_subcommand", lines);
    weir.getSubcommands()
        .forEach(
            (name, command) -> {
              String within = "__fish_seen_subcommand_from " + name;
              options(command, within, lines);
              commands(command, within, lines);
            });
    lines.add(
        "complete -c weir -n '__fish_seen_subcommand_from %s' -a '(__weir_pipelines)'"
            .formatted(String.join(" ", Named.commands(weir))));
    return PIPELINES + String.join("\n", lines) + "\n";
  }

  private static void commands(CommandLine command, String within, List<String> lines) {
    for (Map.Entry<String, CommandLine> each : command.getSubcommands().entrySet()) {
      String[] description = each.getValue().getCommandSpec().usageMessage().description();
      lines.add(
          "complete -c weir -n '%s' -a %s -d %s"
              .formatted(within, each.getKey(), quoted(description)));
      if (within.startsWith("__fish_seen")) {
        options(
            each.getValue(), within + "; and __fish_seen_subcommand_from " + each.getKey(), lines);
      }
    }
  }

  private static void options(CommandLine command, String within, List<String> lines) {
    String where = within.isEmpty() ? "" : " -n '" + within + "'";
    for (OptionSpec option : command.getCommandSpec().options()) {
      if (option.inherited() || option.hidden()) {
        continue;
      }
      lines.add(
          "complete -c weir%s -l %s%s -d %s"
              .formatted(
                  where,
                  option.longestName().replaceFirst("^-+", ""),
                  option.arity().max() > 0 ? " -r" : "",
                  quoted(description(option))));
    }
  }

  private static String description(OptionSpec option) {
    String[] lines = option.description();
    return lines.length == 0
        ? ""
        : lines[0].replace("${DEFAULT-VALUE}", String.valueOf(option.defaultValue()));
  }

  private static String quoted(String... description) {
    String first = description.length == 0 ? "" : description[0];
    return "'" + first.replaceFirst("%n$", "").replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
