package dev.weir.page.graph;

import dev.weir.page.graph.Graph.Edge;
import dev.weir.page.graph.Graph.Node;
import dev.weir.page.graph.Layout.Point;
import dev.weir.page.html.Element;
import dev.weir.page.html.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A graph as SVG: each node a link, each edge a curve. */
record Drawing(Layout layout) {
  private static final int LABEL_CHARACTERS = 22;

  /** What is not wider is made smaller until it fits into a page, and can still be read. */
  private static final double SHRUNK = 1600;

  private static final double INDENT = 14;

  Html html(Graph graph, String title) {
    List<Html> drawn = new ArrayList<>();
    layout.ways().forEach((edge, way) -> drawn.add(edge(edge, way)));
    for (Node node : graph.nodes()) {
      drawn.add(node(node, Objects.requireNonNull(layout.nodes().get(node.id()))));
    }
    return Element.of(
        "div.graph",
        Element.of(layout.width() <= SHRUNK ? "svg.fits" : "svg", drawn)
            .with("role", "group")
            .with("aria-label", title)
            .with("width", layout.width())
            .with("height", layout.height())
            .with("viewBox", "0 0 %.0f %.0f".formatted(layout.width(), layout.height())));
  }

  private static Element edge(Edge edge, List<Point> way) {
    Point start = way.getFirst();
    StringBuilder path =
        new StringBuilder(at("M%.1f %.1f", start.x() + Layout.NODE_WIDTH, start.y()));
    double x = start.x() + Layout.NODE_WIDTH;
    double y = start.y();
    for (int i = 1; i < way.size(); i++) {
      Point next = way.get(i);
      double middle = (x + next.x()) / 2;
      path.append(
          at("C%.1f %.1f %.1f %.1f %.1f %.1f", middle, y, middle, next.y(), next.x(), next.y()));
      x = next.x();
      y = next.y();
      if (i < way.size() - 1) { // Through a layer, straight.
        x += Layout.NODE_WIDTH;
        path.append(at("L%.1f %.1f", x, y));
      }
    }
    return Element.of("path.edge")
        .with("d", path.toString())
        .with("data-from", edge.from())
        .with("data-to", edge.to());
  }

  @SuppressWarnings("AnnotateFormatMethod")
  private static String at(String form, Object... numbers) {
    return String.format(Locale.ROOT, form, numbers);
  }

  private static Element node(Node node, Point at) {
    double top = at.y() - Layout.NODE_HEIGHT / 2;
    return Element.of(
            "a.node." + node.look(),
            Element.of("title", node.told()),
            box("rect.box", at.x(), top, Layout.NODE_WIDTH),
            box("rect.mark", at.x(), top, 4),
            line("text.label", at.x(), at.y() - 4, cut(node.label())),
            line("text.note", at.x(), at.y() + 14, node.note()))
        .with("href", node.link())
        .with("data-node", node.id());
  }

  private static Element box(String shape, double x, double y, double width) {
    return Element.of(shape)
        .with("x", x)
        .with("y", y)
        .with("width", width)
        .with("height", Layout.NODE_HEIGHT)
        .with("rx", width < Layout.NODE_WIDTH ? 2 : 6);
  }

  private static Element line(String shape, double x, double y, String text) {
    return Element.of(shape, text).with("x", x + INDENT).with("y", y);
  }

  private static String cut(String label) {
    return label.codePointCount(0, label.length()) <= LABEL_CHARACTERS
        ? label
        : label.substring(0, label.offsetByCodePoints(0, LABEL_CHARACTERS - 1)) + "…";
  }
}
