package dev.weir.cli.view;

import dev.weir.cli.view.TextTable.Align;
import dev.weir.increment.Window;
import dev.weir.pipeline.Query;
import dev.weir.plan.Plan;
import dev.weir.plan.Plan.PlannedChecks;
import dev.weir.plan.Plan.PlannedSource;
import dev.weir.plan.Plan.PlannedTarget;
import dev.weir.plan.Plan.PlannedTransform;
import dev.weir.plan.RowEstimates;
import dev.weir.schema.Schema;
import dev.weir.sql.CompiledCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A plan, for people. */
public final class PlanView {
  private final Console console;
  private final Plan plan;

  public PlanView(Console console, Plan plan) {
    this.console = console;
    this.plan = plan;
  }

  /** What is read, in how many parts and why. */
  public void sources() {
    heading("Extract");
    TextTable table =
        new TextTable(
            List.of("source", "connection", "rows (estimate)", "parts"),
            List.of(Align.LEFT, Align.LEFT, Align.RIGHT, Align.LEFT));
    for (PlannedSource source : plan.sources()) {
      String rows = source.estimatedRows() < 0 ? "unknown" : Numbers.count(source.estimatedRows());
      table.row(source.name(), source.source().connection(), rows, source.partsReason());
    }
    table.lines().forEach(this::line);
    plan.sources().forEach(source -> line(source.name() + ": " + columns(source.schema())));
    plan.sources().forEach(source -> source.window().ifPresent(window -> window(source, window)));
    for (Plan.PlannedConnection connection : plan.connections()) {
      line(
          "%s: at most %s, %s at a time"
              .formatted(
                  connection.name(),
                  Numbers.counted(connection.connection().maxConnections(), "connection"),
                  Numbers.counted(connection.concurrency(), "source")));
    }
  }

  private void window(PlannedSource source, Window window) {
    line(
        source.name()
            + (window.isEmpty() ? ": nothing is new, " : ": what is new, ")
            + window.inWords());
    sql(
        "WHERE "
            + window.sql(
                window.column(), (type, value) -> type.isTime() ? "'" + value + "'" : value));
    if (window.leftOut() > 0) {
      line("  " + Numbers.rows(window.leftOut()) + " without " + window.column() + " are left out");
    }
  }

  /** The data flow, wave by wave, with the SQL that will run. */
  public void waves() {
    for (int wave = 0; wave < plan.waves().size(); wave++) {
      heading("Transform, wave %d of %d".formatted(wave + 1, plan.waves().size()));
      for (String dataSet : plan.waves().get(wave)) {
        plan.transform(dataSet).ifPresent(this::transform);
        plan.checks(dataSet).ifPresent(this::checks);
      }
    }
  }

  /** What is published, and how. @param statements that the warehouse would run */
  public void targets(List<String> statements) {
    heading("Load");
    for (PlannedTarget target : plan.targets()) {
      String keys = target.keys().isEmpty() ? "" : " by " + String.join(", ", target.keys());
      line(
          console.bold(target.table().toString())
              + " ← "
              + target.from()
              + ": "
              + target.write().name().toLowerCase(Locale.ROOT)
              + keys
              + rows(target.from()));
    }
    console.out().println();
    statements.forEach(statement -> sql(statement + ";"));
  }

  /** What can be asked afterwards. */
  public void queries(Map<String, Query> queries) {
    if (queries.isEmpty()) {
      return;
    }
    heading("Queries");
    queries.forEach(
        (name, query) -> {
          line(console.bold(name) + "(" + parameters(query) + ")");
          sql(query.sql());
        });
  }

  private void transform(PlannedTransform transform) {
    String inputs =
        transform.inputs().stream().map(i -> i + rows(i)).collect(Collectors.joining("; "));
    line(console.bold(transform.name()) + " ← " + inputs);
    line("  " + columns(transform.schema()));
    sql(transform.sql());
    transform
        .rejects()
        .forEach(reject -> line("  rows that " + reject.step() + " refuses go to the rejects"));
  }

  /** As in {@code , at most about 1,000 rows}; nothing where nobody knows. */
  private String rows(String dataSet) {
    return new RowEstimates(plan)
        .of(dataSet)
        .map(rows -> (rows.most() ? ", at most about " : ", about ") + Numbers.rows(rows.rows()))
        .orElse("");
  }

  private void checks(PlannedChecks checks) {
    checks.checks().forEach(check -> line("  check " + check.check() + told(check)));
  }

  /** What it does when it is broken, unless the first row stops the run. */
  private static String told(CompiledCheck check) {
    List<String> words = new ArrayList<>();
    check.warnAbove().ifPresent(rows -> words.add("warns" + above(rows)));
    check.failAbove().ifPresent(rows -> words.add("fails" + above(rows)));
    words.remove("fails");
    return words.isEmpty() ? "" : " (" + String.join(", ", words) + ")";
  }

  private static String above(long rows) {
    return rows == 0 ? "" : " above " + Numbers.rows(rows);
  }

  private static String parameters(Query query) {
    return query.parameters().entrySet().stream()
        .map(
            entry ->
                entry.getKey()
                    + " "
                    + entry.getValue().type().text()
                    + entry.getValue().defaultValue().map(v -> " = " + v).orElse(""))
        .collect(Collectors.joining(", "));
  }

  private static String columns(Schema schema) {
    return schema.columns().stream()
        .map(column -> column.name() + " " + column.type().text())
        .collect(Collectors.joining(", "));
  }

  private void heading(String text) {
    console.out().println();
    console.out().println(console.bold(text));
  }

  private void line(String text) {
    console.out().println("  " + text);
  }

  private void sql(String statement) {
    statement.strip().lines().forEach(line -> console.out().println("      " + console.dim(line)));
  }
}
