package dev.weir.page.run;

import dev.weir.page.dataset.DataSetFacts;
import dev.weir.page.dataset.Health;
import dev.weir.page.graph.Graph;
import dev.weir.page.graph.Graph.Edge;
import dev.weir.page.graph.Graph.Node;
import dev.weir.page.graph.Graph.Side;
import dev.weir.page.html.Element;
import dev.weir.page.html.Figures;
import dev.weir.page.html.Html;
import dev.weir.report.Report;
import dev.weir.report.Report.DataSetReport;
import dev.weir.report.Report.TargetReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Sources, transforms and targets of a run, and how each came out. */
record RunGraph(Report report, List<DataSetFacts> dataSets) {
  /** A larger graph opens on what is around the data set that most is to be said of. */
  private static final int MOST_NODES = 60;

  private static final int NEAR = 24;
  private static final String TARGET = "target ";

  Html html() {
    List<Node> nodes = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    for (DataSetFacts dataSet : dataSets) {
      nodes.add(node(dataSet));
      dataSet.inputs().forEach(input -> edges.add(new Edge(input, dataSet.name())));
    }
    for (TargetReport target : report.targets()) {
      nodes.add(node(target));
      edges.add(new Edge(target.from(), TARGET + target.name()));
    }
    Graph graph = new Graph(nodes, edges);
    if (nodes.size() <= MOST_NODES) {
      return graph.drawn("Sources, transforms and targets");
    }
    String focus = focus();
    return Html.all(
        Element.of(
            "p.hint",
            Html.text("Around "),
            Element.of("a", focus).with("href", DataSetFacts.link(focus)),
            Html.text(", of %s in all.".formatted(Figures.exact(nodes.size())))),
        graph.around(focus, NEAR).drawn("What is around " + focus),
        Element.of(
            "details.all",
            Element.of("summary", "All " + Figures.exact(nodes.size())),
            graph.drawn("All sources, transforms and targets")));
  }

  /** What failed, else what took longest. */
  private String focus() {
    return dataSets.stream()
        .min(
            Comparator.comparing(DataSetFacts::health)
                .thenComparing(
                    dataSet -> -dataSet.report().map(DataSetReport::seconds).orElse(0.0)))
        .orElseThrow()
        .name();
  }

  private static Node node(DataSetFacts dataSet) {
    String note =
        dataSet
            .report()
            .map(made -> "%s · %s".formatted(rows(made.rows()), Figures.seconds(made.seconds())))
            .orElse("not made");
    return new Node(
        dataSet.name(),
        dataSet.isSource() ? Side.FIRST : Side.BETWEEN,
        dataSet.name(),
        note,
        (dataSet.isSource() ? "source." : "transform.") + dataSet.health().look(),
        DataSetFacts.link(dataSet.name()),
        "%s: %s. %s".formatted(dataSet.name(), dataSet.health().word(), told(dataSet.report())));
  }

  private static String told(Optional<DataSetReport> made) {
    return made.map(
            report ->
                "%s in, %s out, %s rejected, %s bytes, %s"
                    .formatted(
                        Figures.exact(report.read()),
                        Figures.exact(report.rows()),
                        Figures.exact(report.rejected()),
                        Figures.exact(report.bytes()),
                        Figures.seconds(report.seconds())))
        .orElse("");
  }

  private static Node node(TargetReport target) {
    Health health =
        target.rows().isPresent()
            ? Health.GOOD
            : target.overtaken().isPresent() ? Health.ODD : Health.ABSENT;
    String note =
        target
            .rows()
            .map(RunGraph::rows)
            .orElse(target.overtaken().isPresent() ? "overtaken" : "not published");
    return new Node(
        TARGET + target.name(),
        Side.LAST,
        target.table().toString(),
        note,
        "table." + health.look(),
        "#rows",
        "%s: %s".formatted(target.table(), note));
  }

  private static String rows(long rows) {
    return Figures.brief(rows) + (rows == 1 ? " row" : " rows");
  }
}
