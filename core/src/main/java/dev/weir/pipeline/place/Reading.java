package dev.weir.pipeline.place;

import java.util.HashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.Node;

/** One file while it is read: what was found where, and what is wrong. */
public final class Reading {
  private final Node root;
  private final String file;
  private final Problems problems;
  private final Map<String, Position> positions = new HashMap<>();

  public Reading(Node root, String file, Problems problems) {
    this.root = root;
    this.file = file;
    this.problems = problems;
  }

  public Place root() {
    return new Place(this, "", root, Place.position(root));
  }

  public Positions positions() {
    return new Positions(file, positions);
  }

  void found(String path, Position position) {
    positions.putIfAbsent(path, position);
  }

  void problem(Position position, String path, String message) {
    problems.add(position, path, message);
  }
}
