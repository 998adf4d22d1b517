package dev.weir.cli.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.Main;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run in a process that has nothing but the laptop. */
class LaptopAloneTest {
  /** What only tests have: containers, emulators, stand-ins. */
  private static final Pattern OF_TESTS =
      Pattern.compile(".*(testcontainers|docker|localstack|[/\\\\-]testkit|junit|assertj).*");

  @Test
  void a_run_needs_no_docker_no_emulator_and_no_account(@TempDir Path folder)
      throws IOException, InterruptedException {
    Clone.copyTo(folder);
    String classPath =
        Pattern.compile(Pattern.quote(File.pathSeparator))
            .splitAsStream(System.getProperty("java.class.path"))
            .filter(entry -> !OF_TESTS.matcher(entry).matches())
            .collect(Collectors.joining(File.pathSeparator));
    ProcessBuilder java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dweir.home=" + folder,
                "-cp",
                classPath,
                Main.class.getName(),
                "run",
                "course-ratings")
            .redirectErrorStream(true);
    java.environment().keySet().retainAll(List.of("HOME", "LANG", "PATH", "TMPDIR"));
    java.environment().put("DOCKER_HOST", "tcp://127.0.0.1:1");
    Process process = java.start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(printed).isZero();
    assertThat(printed).contains("published");
  }
}
