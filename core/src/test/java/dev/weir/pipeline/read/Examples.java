package dev.weir.pipeline.read;

import dev.weir.error.CoreError;
import dev.weir.error.TerminalException;
import dev.weir.pipeline.Pipeline;
import java.util.List;
import org.assertj.core.api.Assertions;

/** Pipelines for tests. */
final class Examples {
  static final String SMALL =
      """
      name: shop
      connections: {c: {kind: postgresql, database: d}}
      sources: {s: {connection: c, table: a}}
      """;

  private Examples() {}

  static Pipeline read(String yaml) {
    return PipelineReader.read("pipeline.yaml", yaml).pipeline();
  }

  /** A line per problem, without the file's name. */
  static List<String> problems(String yaml) {
    try {
      Assertions.assertThat(read(yaml)).isNotNull();
      return List.of();
    } catch (TerminalException e) {
      Assertions.assertThat(e.code()).isEqualTo(CoreError.INVALID_PIPELINE);
      return String.valueOf(e.getMessage())
          .lines()
          .skip(1)
          .map(line -> line.replace("pipeline.yaml:", ""))
          .toList();
    }
  }
}
