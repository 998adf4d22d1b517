package dev.weir.pipeline.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.error.CoreError;
import dev.weir.error.TerminalException;
import dev.weir.testkit.fuzz.Fuzz;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a pipeline file holds: it is a pipeline, or everything that is wrong with it is said.
 */
class PipelineFuzzTest {
  private static final int ROUNDS = 3000;
  private static final Path PIPELINES = Path.of(System.getProperty("weir.root", "."), "pipelines");

  @TempDir Path folder;

  @Test
  void anyFileIsAPipelineOrItsProblems() throws IOException {
    fuzz().run(this::read);
  }

  @Test
  void aliasesOfAliasesAreRefused() throws IOException {
    StringBuilder bomb = new StringBuilder("name: bomb\nsources:\n  a0: &a0 {x: y}\n");
    for (int i = 1; i < 40; i++) {
      bomb.append("  a%d: &a%d {l: *a%d, r: *a%d}\n".formatted(i, i, i - 1, i - 1));
    }
    assertThat(read(bomb.toString().getBytes(StandardCharsets.UTF_8))).isFalse();
  }

  private Fuzz fuzz() throws IOException {
    return Fuzz.of(
            PipelineFuzzTest.class,
            "seeds",
            ROUNDS,
            "{",
            "[",
            "&a ",
            "*a",
            "<<: *a\n",
            "? ",
            "- ",
            "!!binary ",
            "!x ",
            "|\n",
            ">\n",
            "---\n",
            "...\n",
            "%YAML 1.1\n",
            "\t",
            "\u2028",
            "\ufeff",
            "null",
            "~",
            "-1",
            "1e999999999",
            "99999999999999999999",
            ".inf",
            "''",
            "\"\\ud800\"",
            "text?",
            "decimal(38,38)",
            "decimal(0,9)",
            "5-1",
            "*/0",
            "0 0 31 2 *")
        .and(pipelines());
  }

  private static List<Path> pipelines() throws IOException {
    try (Stream<Path> files = Files.walk(PIPELINES)) {
      return files.filter(file -> file.endsWith("pipeline.yaml")).sorted().toList();
    }
  }

  /** Whether it is a pipeline. */
  private boolean read(byte[] bytes) throws IOException {
    Files.write(Files.createDirectories(folder.resolve("p")).resolve("pipeline.yaml"), bytes);
    try {
      assertThat(new PipelineCatalog(folder).read("p").pipeline().name()).isEqualTo("p");
      return true;
    } catch (TerminalException e) {
      assertThat(e.code()).isEqualTo(CoreError.INVALID_PIPELINE);
      assertThat(e.getMessage()).doesNotContain("Exception").hasSizeLessThan(1 << 20);
      return false;
    }
  }
}
