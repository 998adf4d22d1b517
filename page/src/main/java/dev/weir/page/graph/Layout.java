package dev.weir.page.graph;

import dev.weir.page.graph.Graph.Edge;
import dev.weir.page.graph.Graph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where nodes and edges lie, in pixels.
 *
 * @param nodes the middle of each node's left side
 * @param ways of each edge, waypoints included
 */
record Layout(Map<String, Point> nodes, Map<Edge, List<Point>> ways, double width, double height) {
  static final double NODE_WIDTH = 176;
  static final double NODE_HEIGHT = 50;
  private static final double BETWEEN_LAYERS = 44;
  private static final double BETWEEN_NODES = 14;
  private static final double WAYPOINT_HEIGHT = 10;
  private static final double MARGIN = 4;
  private static final int SWEEPS = 10;

  record Point(double x, double y) {}

  static Layout of(Graph graph) {
    Layers layers = new Layers(graph);
    Set<String> boxes = graph.nodes().stream().map(Node::id).collect(Collectors.toSet());
    Map<String, Double> middles = middles(layers, boxes);
    double top =
        middles.entrySet().stream()
            .mapToDouble(each -> each.getValue() - size(each.getKey(), boxes) / 2)
            .min()
            .orElse(0);
    Map<String, Point> points = new LinkedHashMap<>();
    for (int i = 0; i < layers.all().size(); i++) {
      double x = MARGIN + i * (NODE_WIDTH + BETWEEN_LAYERS);
      for (String id : layers.all().get(i)) {
        points.put(id, new Point(x, middles.getOrDefault(id, 0.0) - top + MARGIN));
      }
    }
    double bottom = points.values().stream().mapToDouble(Point::y).max().orElse(0);
    Map<Edge, List<Point>> ways = new LinkedHashMap<>();
    layers.ways().forEach((edge, way) -> ways.put(edge, way.stream().map(points::get).toList()));
    points.keySet().retainAll(boxes);
    return new Layout(
        points,
        ways,
        layers.all().size() * (NODE_WIDTH + BETWEEN_LAYERS) - BETWEEN_LAYERS + 2 * MARGIN,
        bottom + NODE_HEIGHT / 2 + MARGIN);
  }

  private static double size(String id, Set<String> boxes) {
    return boxes.contains(id) ? NODE_HEIGHT : WAYPOINT_HEIGHT;
  }

  /** Each as near to the middle of its neighbours as the others of its layer let it. */
  private static Map<String, Double> middles(Layers layers, Set<String> boxes) {
    Map<String, Double> middles = new HashMap<>();
    for (List<String> layer : layers.all()) {
      place(layer, layer.stream().map(_ -> 0.0).toList(), boxes, middles);
    }
    for (int i = 0; i < SWEEPS; i++) {
      boolean ahead = i % 2 == 0;
      for (List<String> layer : ahead ? layers.all().reversed() : layers.all()) {
        List<Double> wished = new ArrayList<>();
        for (String id : layer) {
          wished.add(
              layers.neighbours(id, ahead).stream()
                  .mapToDouble(middles::get)
                  .average()
                  .orElse(middles.getOrDefault(id, 0.0)));
        }
        place(layer, wished, boxes, middles);
      }
    }
    return middles;
  }

  private static void place(
      List<String> layer, List<Double> wished, Set<String> boxes, Map<String, Double> middles) {
    double off = 0;
    double least = Double.NEGATIVE_INFINITY;
    List<Double> placed = new ArrayList<>();
    for (int i = 0; i < layer.size(); i++) {
      double half = size(layer.get(i), boxes) / 2;
      double middle = Math.max(wished.get(i), least + half);
      placed.add(middle);
      off += middle - wished.get(i);
      least = middle + half + BETWEEN_NODES;
    }
    // What had to move down moves all of them up, so that the layer stays in the middle.
    for (int i = 0; i < layer.size(); i++) {
      middles.put(layer.get(i), placed.get(i) - off / layer.size());
    }
  }
}
