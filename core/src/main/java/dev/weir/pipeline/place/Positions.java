package dev.weir.pipeline.place;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where each key of a file is written: at the value if it is a single one, else at the key.
 *
 * @param file as people know it
 */
public record Positions(String file, Map<String, Position> byPath) {
  public Positions {
    byPath = Map.copyOf(byPath);
  }

  /** Whether the file has this path, be its value right or wrong. */
  public boolean has(String path) {
    return byPath.containsKey(path);
  }

  /** The keys of a map that names things. */
  public Set<String> below(String path) {
    return byPath.keySet().stream()
        .filter(known -> known.startsWith(path + "."))
        .map(known -> known.substring(path.length() + 1))
        .filter(name -> name.indexOf('.') < 0 && name.indexOf('[') < 0)
        .collect(Collectors.toSet());
  }

  /** The position of the path or, if the file does not have it, of what it would be in. */
  public Position at(String path) {
    Position position = byPath.get(path);
    if (position != null) {
      return position;
    }
    int end = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
    return end < 0 ? Position.START : at(path.substring(0, end));
  }
}
