package dev.weir.cli.draft;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.draft.column.FieldNames;
import dev.weir.cli.draft.column.SampledColumn;
import dev.weir.cli.draft.column.TypeGuess;
import dev.weir.schema.ColumnType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Records of a tree, and the columns that they have.
 *
 * @param path JSON Pointer to them
 */
record TreeSample(String path, List<JsonNode> records) {
  /** Deeper objects are a column of JSON text. */
  private static final int DEEPEST = 3;

  /** The array with most objects, wherever it is; the document itself, if there is none. */
  static TreeSample of(JsonNode document) {
    TreeSample best = new TreeSample("", List.of(document));
    boolean found = false;
    Deque<TreeSample> open = new ArrayDeque<>(List.of(best));
    while (!open.isEmpty()) {
      TreeSample next = open.remove();
      JsonNode node = next.records().getFirst();
      if (node.isArray() && isOfObjects(node) && (!found || node.size() > best.records().size())) {
        best = new TreeSample(next.path(), elements(node));
        found = true;
      }
      if (node.isObject()) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
          open.add(
              new TreeSample(next.path() + pointer(field.getKey()), List.of(field.getValue())));
        }
      }
    }
    return best;
  }

  private static boolean isOfObjects(JsonNode array) {
    return !array.isEmpty() && elements(array).stream().allMatch(JsonNode::isObject);
  }

  private static List<JsonNode> elements(JsonNode array) {
    List<JsonNode> elements = new ArrayList<>();
    array.forEach(elements::add);
    return elements;
  }

  private static String pointer(String field) {
    return JsonPointer.empty().appendProperty(field).toString();
  }

  /**
   * @param text what a text may be
   */
  List<SampledColumn> columns(Collection<ColumnType> text) {
    Map<String, TypeGuess> guesses = new LinkedHashMap<>();
    Map<String, String> written = new LinkedHashMap<>();
    for (JsonNode record : records) {
      if (record instanceof ObjectNode fields) {
        see(fields, "", "", guesses, written, text);
      }
    }
    // A field that is an object in one record and none in another is one column.
    guesses
        .keySet()
        .removeIf(
            path -> guesses.keySet().stream().anyMatch(above -> path.startsWith(above + "/")));
    FieldNames names = new FieldNames();
    List<SampledColumn> columns = new ArrayList<>();
    guesses.forEach(
        (path, guess) ->
            columns.add(
                new SampledColumn(
                    names.of(written.getOrDefault(path, ""), "column_" + (columns.size() + 1)),
                    path,
                    guess.type())));
    return columns;
  }

  private static void see(
      ObjectNode fields,
      String path,
      String name,
      Map<String, TypeGuess> guesses,
      Map<String, String> written,
      Collection<ColumnType> text) {
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      String at = path + pointer(field.getKey());
      String called = name.isEmpty() ? field.getKey() : name + "_" + field.getKey();
      boolean nested = field.getValue() instanceof ObjectNode inner && !inner.isEmpty();
      if (nested && at.chars().filter(c -> c == '/').count() < DEEPEST) {
        see((ObjectNode) field.getValue(), at, called, guesses, written, text);
      } else {
        written.put(at, called);
        value(guesses.computeIfAbsent(at, _ -> new TypeGuess()), field.getValue(), text);
      }
    }
  }

  private static void value(TypeGuess guess, JsonNode value, Collection<ColumnType> text) {
    switch (value.getNodeType()) {
      case NULL, MISSING -> {}
      case NUMBER -> guess.see(value.asText(), TypeGuess.OF_NUMBERS);
      case BOOLEAN -> guess.see(value.asText(), List.of(ColumnType.Simple.BOOLEAN));
      case STRING -> guess.see(value.asText(), text);
      case ARRAY, OBJECT, BINARY, POJO -> guess.see(value.toString(), List.of());
    }
  }
}
