package dev.weir.cli.completion;

import picocli.AutoComplete;
import picocli.CommandLine;

/** Completion for bash, and for zsh by its emulation. */
final class BashCompletion {
  /**
   * Where the library completes nothing, a pipeline may be meant: it is a folder, found quickly.
   */
  private static final String PIPELINES =
      """

      # The pipelines of the project that the shell is in.
      function _weir_pipelines() {
        local folder="$PWD" file
        while [ -n "$folder" ] && [ ! -d "$folder/pipelines" ]; do folder="${folder%/*}"; done
        for file in "$folder"/pipelines/*/pipeline.yaml; do
          [ -f "$file" ] && file="${file%/pipeline.yaml}" && echo "${file##*/}"
        done
      }

      function _weir() {
        local word="${COMP_WORDS[COMP_CWORD]}"
        _complete_weir "$@"
        case " COMMANDS " in
          *" ${COMP_WORDS[1]} "*)
            if [ ${#COMPREPLY[@]} -eq 0 ] && [ "$COMP_CWORD" -gt 1 ] && [ "${word#-}" = "$word" ]; then
              COMPREPLY=($(compgen -W "$(_weir_pipelines)" -- "$word"))
            fi
            ;;
        esac
      }

      complete -o default -F _weir weir weir.sh weir.bash
      """;

  private BashCompletion() {}

  static String script(CommandLine weir) {
    return AutoComplete.bash("weir", weir)
        + PIPELINES.replace("COMMANDS", String.join(" ", Named.commands(weir)));
  }
}
