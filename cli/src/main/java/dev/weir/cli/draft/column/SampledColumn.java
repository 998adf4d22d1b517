package dev.weir.cli.draft.column;

import dev.weir.schema.ColumnType;
import java.util.List;
import java.util.stream.Stream;

/**
 * A column of a file or an answer.
 *
 * @param path as the source has it: a header's name, or a JSON Pointer
 */
public record SampledColumn(String name, String path, ColumnType type) {
  public static List<String> lines(List<SampledColumn> columns) {
    return Stream.concat(
            Stream.of("columns:"), columns.stream().map(column -> "  " + column.yaml()))
        .toList();
  }

  private String yaml() {
    String plain = name.equals(path) || path.equals("/" + name) ? "" : path;
    String value =
        plain.isEmpty()
            ? Yaml.quoted(type.text())
            : "{type: %s, path: %s}".formatted(Yaml.quoted(type.text()), Yaml.quoted(plain));
    return Yaml.quoted(name) + ": " + value;
  }
}
