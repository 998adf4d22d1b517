package dev.weir.cli.draft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A pipeline that publishes what it reads, to be changed from there.
 *
 * @param from what it was drafted from, for people
 * @param connection a line
 * @param sources lines of each
 * @param targets a line each
 * @param input copied, or linked if it is large, into the pipeline's {@code input/}; else empty
 */
public record Draft(
    String from, String connection, List<String> sources, List<String> targets, List<Path> input) {
  /** What is larger is not copied. */
  private static final long LARGEST_COPY = 10 << 20;

  public Draft {
    sources = List.copyOf(sources);
    targets = List.copyOf(targets);
    input = List.copyOf(input);
  }

  /** Writes the pipeline's folder, which is not there. */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Path file : input) {
      Path inside = Files.createDirectories(folder.resolve("input")).resolve(file.getFileName());
      if (Files.size(file) > LARGEST_COPY) {
        Files.createSymbolicLink(inside, file.toRealPath());
      } else {
        Files.copy(file, inside);
      }
    }
    Files.writeString(folder.resolve("pipeline.yaml"), yaml(folder.getFileName().toString()));
  }

  private String yaml(String name) {
    return """
        # yaml-language-server: $schema=../pipeline.schema.json
        #
        # Drafted by weir init from %s: look at the types before you rely on them.
        #
        #   ./weir check %s
        #   ./weir run %s

        name: %s

        connections:
        %s
        sources:
        %s
        targets:
        %s"""
        .formatted(
            from.lines().findFirst().orElse(""),
            name,
            name,
            name,
            indented(List.of(connection)),
            indented(sources),
            indented(targets));
  }

  private static String indented(List<String> blocks) {
    return String.join("\n", blocks).indent(2);
  }
}
