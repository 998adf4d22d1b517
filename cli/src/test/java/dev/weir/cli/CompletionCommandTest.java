package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code weir completion} prints, in the shells that are here. */
class CompletionCommandTest {
  @TempDir private Path root;
  private CommandLineFixture weir;

  @BeforeEach
  void project() {
    weir =
        new CommandLineFixture(root).pipeline("orders", "").pipeline("other", "").pipeline("x", "");
  }

  @Test
  void bash_completes_commands_options_and_pipelines() throws Exception {
    assertThat(bash("weir", "ru")).containsExactly("run", "runs");
    assertThat(bash("weir", "run", "o")).containsExactly("orders", "other");
    assertThat(bash("weir", "run", "orders", "--li")).containsExactly("--limit");
    assertThat(bash("weir", "connections", "te")).containsExactly("test");
    assertThat(bash("weir", "list", "")).isEmpty();
  }

  @Test
  void zsh_takes_the_same_script() throws Exception {
    assumeTrue(isHere("zsh"));
    Path script = script("zsh");
    assertThat(
            ran(
                root,
                "zsh",
                "-fc",
                "autoload -Uz compinit && compinit -u -D; source %s && echo $_comps[weir]"
                    .formatted(script)))
        .containsExactly("_bash_complete -o default -F _weir");
  }

  @Test
  void fish_completes_commands_options_and_pipelines() throws Exception {
    assumeTrue(isHere("fish"));
    assertThat(fish("weir ru")).containsExactly("run", "runs");
    assertThat(fish("weir run o")).containsExactly("orders", "other");
    assertThat(fish("weir run orders --li")).containsExactly("--limit");
    assertThat(fish("weir connections te")).containsExactly("test");
  }

  @Test
  void a_shell_that_is_none_is_told() {
    assertThat(weir.weir("completion", "ksh").err()).contains("WEIR-4007", "'ksh'");
    assertThat(weir.weir("completion", "ksh").exitCode()).isEqualTo(2);
  }

  private List<String> bash(String... words) throws Exception {
    // As the shell calls it, which offers no compopt elsewhere.
    return ran(
        root.resolve("pipelines"),
        "bash",
        "-c",
        """
        compopt() { :; }
        source %s
        COMP_WORDS=(%s) COMP_CWORD=%d
        _weir weir "" ""
        printf '%%s\\n' "${COMPREPLY[@]}"
        """
            .formatted(
                script("bash"),
                String.join(" ", Stream.of(words).map(word -> "'" + word + "'").toList()),
                words.length - 1));
  }

  private List<String> fish(String line) throws Exception {
    return ran(root, "fish", "-c", "source %s; complete -C '%s'".formatted(script("fish"), line))
        .stream()
        .map(found -> found.replaceFirst("\t.*", ""))
        .toList();
  }

  private Path script(String shell) throws IOException {
    return Files.writeString(root.resolve("completion"), weir.weir("completion", shell).out());
  }

  private static boolean isHere(String shell) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, shell)));
  }

  private static List<String> ran(Path folder, String... command) throws Exception {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    return out.lines().filter(line -> !line.isBlank()).toList();
  }
}
