package dev.weir.cli.draft;

import dev.weir.schema.ColumnType;

/**
 * A column of a file or an answer.
 *
 * @param path as the source has it: a header's name, or a JSON Pointer
 */
record SampledColumn(String name, String path, ColumnType type) {
  String yaml() {
    String plain = name.equals(path) || path.equals("/" + name) ? "" : path;
    String value =
        plain.isEmpty()
            ? Yaml.quoted(type.text())
            : "{type: %s, path: %s}".formatted(Yaml.quoted(type.text()), Yaml.quoted(plain));
    return Yaml.quoted(name) + ": " + value;
  }
}
