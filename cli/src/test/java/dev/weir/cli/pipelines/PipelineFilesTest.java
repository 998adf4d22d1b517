package dev.weir.cli.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.Main;
import dev.weir.cli.view.Console;
import dev.weir.laptop.Project;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a user opens in an editor first. */
class PipelineFilesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path PIPELINES = ROOT.resolve("pipelines");

  static List<Path> files() throws IOException {
    try (Stream<Path> folders = Files.list(PIPELINES)) {
      return folders.map(f -> f.resolve("pipeline.yaml")).filter(Files::exists).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void a_pipeline_begins_with_the_schema_that_editors_complete_by(Path file) throws IOException {
    assertThat(Files.readAllLines(file).getFirst())
        .isEqualTo("# yaml-language-server: $schema=../pipeline.schema.json");
    assertThat(PIPELINES.resolve("pipeline.schema.json")).isRegularFile();
  }

  @ParameterizedTest
  @MethodSource("files")
  void a_pipeline_is_valid(Path file) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(printed, true, StandardCharsets.UTF_8);

    int code =
        Main.run(
            new Project(ROOT, Map.of()),
            new Console(print, print, false),
            "check",
            file.toString());

    assertThat(code).as(printed.toString(StandardCharsets.UTF_8)).isZero();
  }
}
