package dev.weir.pipeline.place;

import dev.weir.error.DidYouMean;
import dev.weir.text.Excerpt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A value in a file that is being read.
 *
 * @param key where its key is written; for what has none, the value itself
 */
public record Place(Reading reading, String path, Node node, Position key) {
  private static final int LONGEST_SHOWN = 40;

  public Place {
    reading.found(path, position(node, key));
  }

  static Position position(Node node) {
    return node.getStartMark()
        .map(mark -> new Position(mark.getLine() + 1, mark.getColumn() + 1))
        .orElse(Position.START);
  }

  private static Position position(Node node, Position key) {
    boolean single = node instanceof ScalarNode && !node.getTag().equals(Tag.NULL);
    return single ? position(node) : key;
  }

  /** Notes something wrong with this value. */
  public void problem(String message) {
    reading.problem(position(node, key), path, message);
  }

  /** Notes something wrong with this value's key. */
  public void problemWithKey(String parent, String message) {
    reading.problem(key, parent, message);
  }

  /** Notes that this value is not what it should be. */
  public void expected(String words) {
    problem(
        node.getTag().equals(Tag.NULL)
            ? "is empty: expected " + words
            : "expected " + words + ", found " + found());
  }

  private String found() {
    return switch (node) {
      case SequenceNode _ -> "a list";
      case MappingNode _ -> "a map of keys";
      case ScalarNode scalar when scalar.getTag().equals(Tag.STR) ->
          "the text '" + Excerpt.of(scalar.getValue(), LONGEST_SHOWN) + "'";
      case ScalarNode scalar -> scalar.getValue();
      default -> "something else";
    };
  }

  /** The single value's text, if it has one of the tags. */
  public Optional<String> text(List<Tag> tags) {
    return node instanceof ScalarNode scalar && tags.contains(scalar.getTag())
        ? Optional.of(scalar.getValue())
        : Optional.empty();
  }

  /** The items of a list, or empty if this is none. */
  public Optional<List<Place>> items() {
    if (!(node instanceof SequenceNode list)) {
      return Optional.empty();
    }
    List<Place> items = new ArrayList<>();
    for (Node item : list.getValue()) {
      items.add(new Place(reading, path + "[" + items.size() + "]", item, position(item)));
    }
    return Optional.of(items);
  }

  /**
   * The values of a map by their keys, in the file's order, or empty if this is none. A key that is
   * there twice is a problem, and its first value counts.
   */
  public Optional<Map<String, Place>> entries() {
    if (!(node instanceof MappingNode map)) {
      return Optional.empty();
    }
    Map<String, Place> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : map.getValue()) {
      add(tuple, entries);
    }
    return Optional.of(entries);
  }

  private void add(NodeTuple tuple, Map<String, Place> entries) {
    Position position = position(tuple.getKeyNode());
    if (!(tuple.getKeyNode() instanceof ScalarNode name)) {
      reading.problem(position, path, "a key must be a single word, not a list or a map");
      return;
    }
    Place earlier = entries.get(name.getValue());
    if (earlier != null) {
      reading.problem(
          position,
          child(name.getValue()),
          "'%s' is there twice, first in line %d".formatted(name.getValue(), earlier.key().line()));
      return;
    }
    entries.put(
        name.getValue(),
        new Place(reading, child(name.getValue()), tuple.getValueNode(), position));
  }

  public String child(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /**
   * The text of a single value elsewhere in the file, if it is there.
   *
   * @param section of the file; its name may be misspelt there, which is told where it is
   */
  public Optional<String> elsewhere(String section, String... keys) {
    Node root = reading.root().node();
    Optional<Node> found = value(root, section).or(() -> misspelt(root, section));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Node at = found.get();
    for (String key : keys) {
      Optional<Node> value = value(at, key);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      at = value.get();
    }
    return text(at);
  }

  /** The text of a single value below this, if it is there. */
  public Optional<String> below(String key) {
    return value(node, key).flatMap(Place::text);
  }

  /** Whether this is a map that has the key. */
  public boolean has(String key) {
    return value(node, key).isPresent();
  }

  private static Optional<String> text(Node node) {
    return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
  }

  private static Optional<Node> misspelt(Node node, String key) {
    if (!(node instanceof MappingNode map)) {
      return Optional.empty();
    }
    return map.getValue().stream()
        .filter(tuple -> text(tuple.getKeyNode()).filter(near(key)).isPresent())
        .map(NodeTuple::getValueNode)
        .findFirst();
  }

  private static Predicate<String> near(String key) {
    return written -> DidYouMean.nearest(written, List.of(key)).isPresent();
  }

  private static Optional<Node> value(Node node, String key) {
    if (!(node instanceof MappingNode map)) {
      return Optional.empty();
    }
    return map.getValue().stream()
        .filter(tuple -> text(tuple.getKeyNode()).filter(key::equals).isPresent())
        .map(NodeTuple::getValueNode)
        .findFirst();
  }
}
