package dev.weir.pipeline.read;

import dev.weir.pipeline.place.Position;
import dev.weir.pipeline.place.Problems;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** One YAML 1.2 document of bounded size and depth, as nodes that know their place. */
public final class YamlDocument {
  static final int MAX_CHARACTERS = 1024 * 1024;
  private static final int MAX_DEPTH = 50;
  private static final int MAX_ALIASES = 50;
  private static final Position START = new Position(1, 1);

  private final String yaml;
  private final Problems problems;
  private final String noun;
  private final LoadSettings settings =
      LoadSettings.builder()
          .setSchema(new CoreSchema())
          .setCodePointLimit(MAX_CHARACTERS)
          .setMaxAliasesForCollections(MAX_ALIASES)
          .build();

  /**
   * @param noun what it should be, as in {@code a pipeline}
   */
  public YamlDocument(String yaml, Problems problems, String noun) {
    this.yaml = yaml;
    this.problems = problems;
    this.noun = noun;
  }

  /** The root, or empty if something is wrong and noted. */
  public Optional<Node> compose() {
    if (yaml.length() > MAX_CHARACTERS) {
      problems.add(START, "", "is larger than 1 MB, the most that " + noun + " may have");
      return Optional.empty();
    }
    try {
      if (isTooDeep()) {
        return Optional.empty();
      }
      Optional<Node> root = new Compose(settings).composeString(yaml);
      if (root.isEmpty()) {
        problems.add(START, "", "is empty: expected " + noun + ", see ./weir init");
      }
      return root;
    } catch (MarkedYamlEngineException e) {
      problems.add(
          e.getProblemMark().map(YamlDocument::position).orElse(START),
          "",
          "is not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      problems.add(START, "", "is not YAML: " + e.getMessage());
    }
    return Optional.empty();
  }

  // Composing is recursive, so depth is measured before, on events.
  private boolean isTooDeep() {
    int depth = 0;
    for (Event event : new Parse(settings).parseString(yaml)) {
      switch (event) {
        case CollectionStartEvent _ -> depth++;
        case CollectionEndEvent _ -> depth--;
        default -> {}
      }
      if (depth > MAX_DEPTH) {
        problems.add(
            event.getStartMark().map(YamlDocument::position).orElse(START),
            "",
            "is nested more than " + MAX_DEPTH + " deep");
        return true;
      }
    }
    return false;
  }

  private static Position position(Mark mark) {
    return new Position(mark.getLine() + 1, mark.getColumn() + 1);
  }
}
