package dev.weir.page.graph;

import dev.weir.page.html.Html;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is made of what, without circles.
 *
 * @param edges whose ends are nodes; others are left out
 */
public record Graph(List<Node> nodes, List<Edge> edges) {
  /** Where a node stands among the layers. */
  public enum Side {
    FIRST,
    BETWEEN,
    LAST
  }

  /**
   * @param label its name
   * @param note a line below it
   * @param look classes of its box
   * @param link where a click leads; a fragment
   */
  public record Node(
      String id, Side side, String label, String note, String look, String link, String told) {}

  public record Edge(String from, String to) {}

  public Graph {
    Set<String> ids = nodes.stream().map(Node::id).collect(Collectors.toSet());
    nodes = List.copyOf(nodes);
    edges =
        edges.stream()
            .distinct()
            .filter(edge -> ids.contains(edge.from()) && ids.contains(edge.to()))
            .toList();
  }

  /** The nodes that are nearest to one, up to so many, and what is between them. */
  public Graph around(String id, int most) {
    Map<String, Boolean> near = new LinkedHashMap<>();
    Deque<String> open = new ArrayDeque<>(List.of(id));
    while (!open.isEmpty() && near.size() < most) {
      String next = open.removeFirst();
      if (near.putIfAbsent(next, true) == null) {
        for (Edge edge : edges) {
          if (edge.from().equals(next)) {
            open.add(edge.to());
          } else if (edge.to().equals(next)) {
            open.add(edge.from());
          }
        }
      }
    }
    return new Graph(nodes.stream().filter(node -> near.containsKey(node.id())).toList(), edges);
  }

  /**
   * @param title what it shows, for those who do not see it
   */
  public Html drawn(String title) {
    return new Drawing(Layout.of(this)).html(this, title);
  }
}
