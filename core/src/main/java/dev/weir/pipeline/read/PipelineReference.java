package dev.weir.pipeline.read;

import dev.weir.pipeline.keys.PipelineKeys;
import dev.weir.pipeline.shape.Key;
import dev.weir.pipeline.shape.Table;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Every key of a pipeline file as Markdown, for docs/reference/pipeline.md. */
final class PipelineReference {
  private PipelineReference() {}

  static String markdown() {
    Map<String, Table<?>> tables = new LinkedHashMap<>();
    PipelineKeys.PIPELINE.tables().forEach(table -> tables.putIfAbsent(table.name(), table));
    return tables.values().stream()
        .map(PipelineReference::section)
        .collect(Collectors.joining("\n"));
  }

  private static String section(Table<?> table) {
    String rows =
        table.keys().stream()
            .map(key -> row(table, key))
            .collect(Collectors.joining("\n", "", "\n"));
    String rules =
        table.rules().stream()
            .map(PipelineReference::rule)
            .collect(Collectors.joining("\n", "", table.rules().isEmpty() ? "" : "\n"));
    return "### %s\n\n%s\n%s\n| Key | Value | Default | |\n|---|---|---|---|\n%s"
        .formatted(title(table.name()), table.description(), rules, rows);
  }

  private static String title(String name) {
    String bare = name.replaceFirst("^an? ", "");
    return bare.substring(0, 1).toUpperCase(Locale.ROOT) + bare.substring(1);
  }

  private static String rule(Table.Rule rule) {
    String keys = String.join(", ", rule.keys());
    return switch (rule) {
      case Table.Rule.ExactlyOne _ -> "Exactly one of " + keys + ".";
      case Table.Rule.AtLeastOne _ -> "At least one of " + keys + ".";
    };
  }

  private static String row(Table<?> table, Key<?> key) {
    boolean ruled = table.rules().stream().anyMatch(rule -> rule.keys().contains(key.name()));
    return "| `%s` | %s | %s | %s |"
        .formatted(
            key.name(),
            escaped(key.shape().words()),
            key.isRequired() && !ruled
                ? "required"
                : key.written().map(PipelineReference::shown).orElse(""),
            escaped(key.description()));
  }

  private static String shown(Object value) {
    boolean nothing =
        switch (value) {
          case Map<?, ?> map -> map.isEmpty();
          case Collection<?> list -> list.isEmpty();
          case String text -> text.isEmpty();
          default -> false;
        };
    return nothing ? "" : "`" + value.toString().replace("=", ": ") + "`";
  }

  private static String escaped(String text) {
    return List.of(text.split("\\|", -1)).stream().collect(Collectors.joining("\\|"));
  }
}
