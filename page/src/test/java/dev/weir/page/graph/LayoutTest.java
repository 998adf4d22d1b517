package dev.weir.page.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.page.graph.Graph.Edge;
import dev.weir.page.graph.Graph.Node;
import dev.weir.page.graph.Graph.Side;
import dev.weir.page.graph.Layout.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutTest {
  private static Node node(String name, Side side) {
    return new Node(name, side, name, "", "good", "#" + name, name);
  }

  /** Each of the nodes is made of some of those before it. */
  private static Graph any(long seed, int size) {
    Random random = new Random(seed);
    List<Node> nodes = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      boolean first = i < 3 || random.nextInt(5) == 0;
      nodes.add(node("n" + i, first ? Side.FIRST : Side.BETWEEN));
      for (int j = 0; !first && j <= random.nextInt(3); j++) {
        edges.add(new Edge("n" + random.nextInt(i), "n" + i));
      }
    }
    return new Graph(nodes, edges);
  }

  private static double x(Map<String, Point> points, String node) {
    return Objects.requireNonNull(points.get(node)).x();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 40, 150})
  void boxes_do_not_overlap_and_lie_within_the_drawing(int size) {
    Graph graph = any(size, size);
    Layout layout = Layout.of(graph);
    List<Point> points = List.copyOf(layout.nodes().values());
    assertThat(layout.nodes()).hasSize(size);
    assertThat(points)
        .allMatch(point -> point.x() >= 0 && point.y() >= Layout.NODE_HEIGHT / 2)
        .allMatch(point -> point.x() + Layout.NODE_WIDTH <= layout.width())
        .allMatch(point -> point.y() + Layout.NODE_HEIGHT / 2 <= layout.height());
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        Point one = points.get(i);
        Point other = points.get(j);
        assertThat(one.x() == other.x() && Math.abs(one.y() - other.y()) < Layout.NODE_HEIGHT)
            .isFalse();
      }
    }
  }

  @Test
  void all_edges_go_to_the_right() {
    Graph graph = any(11, 60);
    Map<String, Point> points = Layout.of(graph).nodes();
    assertThat(graph.edges())
        .isNotEmpty()
        .allMatch(edge -> x(points, edge.from()) < x(points, edge.to()));
  }

  @Test
  void tables_stand_in_the_last_layer_however_short_their_way_is() {
    Graph graph =
        new Graph(
            List.of(
                node("a", Side.FIRST),
                node("b", Side.BETWEEN),
                node("t", Side.LAST),
                node("u", Side.LAST)),
            List.of(new Edge("a", "b"), new Edge("b", "t"), new Edge("a", "u")));
    Map<String, Point> points = Layout.of(graph).nodes();
    assertThat(x(points, "u")).isEqualTo(x(points, "t"));
  }

  @Test
  void around_a_node_are_those_that_are_nearest_to_it() {
    List<Node> nodes = IntStream.range(0, 100).mapToObj(i -> node("n" + i, Side.BETWEEN)).toList();
    List<Edge> edges =
        IntStream.range(1, 100).mapToObj(i -> new Edge("n" + (i - 1), "n" + i)).toList();
    assertThat(new Graph(nodes, edges).around("n50", 5).nodes())
        .extracting(Node::id)
        .containsExactly("n48", "n49", "n50", "n51", "n52");
  }
}
