package dev.weir.page.graph;

import dev.weir.page.graph.Graph.Edge;
import dev.weir.page.graph.Graph.Node;
import dev.weir.page.graph.Graph.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The nodes in layers, each behind all that it is made of. An edge over several layers has a
 * waypoint in each that it crosses. Within a layer, neighbours of neighbours stand together.
 */
final class Layers {
  private static final int SWEEPS = 8;

  private final List<List<String>> layers = new ArrayList<>();
  private final Map<String, List<String>> before = new HashMap<>();
  private final Map<String, List<String>> behind = new HashMap<>();
  private final Map<Edge, List<String>> ways = new LinkedHashMap<>();

  Layers(Graph graph) {
    Map<String, Integer> ranks = ranks(graph);
    int last = ranks.values().stream().mapToInt(rank -> rank).max().orElse(0);
    for (int i = 0; i <= last; i++) {
      layers.add(new ArrayList<>());
    }
    graph.nodes().forEach(node -> layers.get(ranks.getOrDefault(node.id(), 0)).add(node.id()));
    graph.edges().forEach(edge -> way(edge, ranks));
    for (int i = 0; i < SWEEPS; i++) {
      sweep(i % 2 == 0);
    }
  }

  private static Map<String, Integer> ranks(Graph graph) {
    Map<String, Integer> ranks = new HashMap<>();
    graph.nodes().forEach(node -> ranks.put(node.id(), node.side() == Side.FIRST ? 0 : 1));
    // As often as the longest way is long, at most.
    for (int i = 0; i < graph.nodes().size(); i++) {
      boolean moved = false;
      for (Edge edge : graph.edges()) {
        int least = ranks.getOrDefault(edge.from(), 0) + 1;
        moved |= least > ranks.getOrDefault(edge.to(), 0);
        ranks.merge(edge.to(), least, Math::max);
      }
      if (!moved) {
        break;
      }
    }
    int last = ranks.values().stream().mapToInt(rank -> rank).max().orElse(0);
    graph.nodes().stream()
        .filter(node -> node.side() == Side.LAST)
        .map(Node::id)
        .forEach(id -> ranks.put(id, last));
    return ranks;
  }

  private void way(Edge edge, Map<String, Integer> ranks) {
    List<String> way = new ArrayList<>(List.of(edge.from()));
    for (int rank = ranks.getOrDefault(edge.from(), 0) + 1;
        rank < ranks.getOrDefault(edge.to(), 0);
        rank++) {
      String waypoint = edge.from() + " → " + edge.to() + " " + rank;
      layers.get(rank).add(waypoint);
      way.add(waypoint);
    }
    way.add(edge.to());
    for (int i = 1; i < way.size(); i++) {
      behind.computeIfAbsent(way.get(i - 1), _ -> new ArrayList<>()).add(way.get(i));
      before.computeIfAbsent(way.get(i), _ -> new ArrayList<>()).add(way.get(i - 1));
    }
    ways.put(edge, way);
  }

  private void sweep(boolean forward) {
    List<List<String>> inOrder = forward ? layers : layers.reversed();
    Map<String, List<String>> towards = forward ? before : behind;
    Map<String, Double> places = new HashMap<>();
    for (List<String> layer : inOrder) {
      Map<String, Double> wished = new HashMap<>();
      for (int i = 0; i < layer.size(); i++) {
        double here = i;
        wished.put(
            layer.get(i),
            towards.getOrDefault(layer.get(i), List.of()).stream()
                .mapToDouble(neighbour -> places.getOrDefault(neighbour, here))
                .average()
                .orElse(here));
      }
      layer.sort(Comparator.comparingDouble(wished::get));
      for (int i = 0; i < layer.size(); i++) {
        places.put(layer.get(i), (double) i);
      }
    }
  }

  /** Nodes and waypoints of each layer, from above. */
  List<List<String>> all() {
    return layers;
  }

  /** What stands before or behind one, in the next layer. */
  List<String> neighbours(String id, boolean ahead) {
    return (ahead ? behind : before).getOrDefault(id, List.of());
  }

  /** From node to node over its waypoints. */
  Map<Edge, List<String>> ways() {
    return ways;
  }
}
