package dev.weir.simulation.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The pipelines of all histories: each publishes some of four tables, in one way or another. Their
 * names say how: {@code p-ra-ab-mc} replaces a, appends to b and merges into c.
 */
public final class Pipelines {
  private static final List<String> KINDS =
      List.of(
          "ra", "ab", "mc", "ra-rd", "ra-ab", "ab-mc", "aa-ab", "ma-mc", "ra-rb-rc-rd", "rd-mc-ab");

  private static final List<String> NAMES =
      Stream.of("p-", "q-").flatMap(first -> KINDS.stream().map(first::concat)).toList();

  private static final Map<String, String> WRITES =
      Map.of("r", "write: replace", "a", "write: append", "m", "write: merge, keys: [id]");

  private static final Path FOLDER = write();

  private Pipelines() {}

  public static List<String> names() {
    return NAMES;
  }

  static Path folder() {
    return FOLDER;
  }

  /** Whether each of its runs is published, however late: what is appended goes over nothing. */
  public static boolean appends(String pipeline) {
    return words(pipeline).anyMatch(word -> word.startsWith("a"));
  }

  private static Stream<String> words(String pipeline) {
    return Stream.of(pipeline.split("-")).skip(1);
  }

  private static Path write() {
    try {
      Path folder = Files.createTempDirectory("weir-pipelines");
      folder.toFile().deleteOnExit();
      for (String name : NAMES) {
        Path file = Files.createDirectory(folder.resolve(name)).resolve("pipeline.yaml");
        Files.writeString(file, yaml(name));
        file.toFile().deleteOnExit();
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String yaml(String name) {
    List<String> sources = new ArrayList<>();
    List<String> targets = new ArrayList<>();
    for (String word : words(name).toList()) {
      String table = word.substring(1);
      sources.add(
          "  source_%1$s: {connection: files, path: \"%1$s-*.csv\", format: csv, columns: {id: bigint, value: bigint, note: text}}"
              .formatted(table));
      targets.add(
          "  target_%1$s: {from: source_%1$s, table: dwh.%1$s, %2$s}"
              .formatted(table, WRITES.get(word.substring(0, 1))));
    }
    return """
    name: %s
    connections:
      files: {kind: file}
    sources:
    %s
    targets:
    %s
    """
        .formatted(name, String.join("\n", sources), String.join("\n", targets));
  }
}
