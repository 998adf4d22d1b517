package dev.weir.simulation.check;

import dev.weir.dataset.DataSet;
import dev.weir.json.Json;
import dev.weir.lake.Lake;
import dev.weir.pipeline.TableName;
import dev.weir.pipeline.Write;
import dev.weir.plan.Plan;
import dev.weir.plan.Plan.PlannedTarget;
import dev.weir.plan.Plans;
import dev.weir.run.RunFolder;
import dev.weir.run.RunId;
import dev.weir.simulation.lake.DataFiles;
import dev.weir.simulation.lake.MemoryLake;
import dev.weir.simulation.sql.run.Row;
import dev.weir.simulation.stack.Run;
import dev.weir.simulation.stack.Stack;
import dev.weir.simulation.warehouse.Database;
import dev.weir.simulation.warehouse.Table;
import dev.weir.simulation.world.World;
import dev.weir.warehouse.sql.LedgerSql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Looks at every commit: either it changes no target, or it is one run's publication, of all its
 * targets together, with the run's rows, upon what was there. So at each moment the tables are what
 * some order of the published runs gives, and a reader sees nothing else.
 */
public final class Checker {
  private static final String TARGETS = "dwh.";
  private static final String LEDGERS = "weir.load_";

  private final World world;
  private final Database database;
  private final Map<String, Stack> stacks = new HashMap<>();

  /** By lake and run. */
  private final Set<String> published = new LinkedHashSet<>();

  /** The largest fence of a pipeline that a table has, by both. */
  private final Map<String, Long> fences = new HashMap<>();

  public Checker(World world, Database database) {
    this.world = world;
    this.database = database;
    database.listen(this::committed);
  }

  public void watch(Stack stack) {
    stacks.put(stack.name(), stack);
    stack.listen(run -> ended(stack, run));
    stack.objects().listen(new LakeChecks(world, this, stack));
  }

  public boolean isPublished(Stack stack, RunId run) {
    return published.contains(stack.name() + " " + run);
  }

  private void ended(Stack stack, Run run) {
    if (run.isGreen() && !isPublished(stack, run.run())) {
      world.violated(
          "execution %s ended well, and run %s is not published".formatted(run.name(), run.run()));
    }
  }

  private void committed(SortedMap<String, Table> before, String by) {
    Map<String, Row> rows = new HashMap<>();
    for (Table table : database.tables().values()) {
      if (table.ref().toString().startsWith(LEDGERS)) {
        added(before, table).ifPresent(row -> rows.put(table.ref().name(), row));
      }
    }
    if (rows.isEmpty()) {
      requireUnchanged(before, Set.of(), by);
      return;
    }
    Set<String> runs = new LinkedHashSet<>();
    rows.values().forEach(row -> runs.add(String.valueOf(row.value("run_id"))));
    Stack stack = stacks.get(by);
    if (runs.size() > 1 || stack == null) {
      world.violated("one commit publishes runs " + runs + " of " + by);
      return;
    }
    publication(stack, RunId.parse(runs.iterator().next()), rows, before);
  }

  private Optional<Row> added(SortedMap<String, Table> before, Table ledger) {
    Table old = before.get(ledger.ref().toString());
    List<Row> rows = new ArrayList<>(ledger.rows());
    if (old != null) {
      if (!rows.containsAll(old.rows())) {
        world.violated("ledger " + ledger.ref() + " has lost rows");
      }
      rows.removeAll(old.rows());
    }
    if (rows.size() > 1) {
      world.violated("one commit adds %s rows to %s".formatted(rows.size(), ledger.ref()));
    }
    return rows.stream().findFirst();
  }

  private void requireUnchanged(SortedMap<String, Table> before, Set<String> but, String by) {
    before.forEach(
        (name, table) -> {
          if (!name.startsWith(TARGETS) || but.contains(name)) {
            return;
          }
          Table now = database.table(name);
          if (now == null || !contents(now).equals(contents(table))) {
            world.violated("a commit of %s changes %s without publishing".formatted(by, name));
          }
        });
  }

  private static List<String> contents(Table table) {
    return Contents.of(table.rows(), List.of("id", "value", "note"));
  }

  private void publication(
      Stack stack, RunId run, Map<String, Row> rows, SortedMap<String, Table> before) {
    if (!published.add(stack.name() + " " + run)) {
      world.violated("run %s of %s is published twice".formatted(run, stack.name()));
    }
    Optional<Plan> plan =
        stack.objects().read(new RunFolder(run).plan()).map(Lake.Stored::content).map(Plans::parse);
    if (plan.isEmpty()) {
      world.violated("run " + run + " is published without a plan in its lake");
      return;
    }
    Set<String> tables = new LinkedHashSet<>();
    for (PlannedTarget target : plan.get().targets()) {
      Row row = rows.get(LedgerSql.name(target.table()));
      if (row != null) {
        tables.add(target.table().toString());
        target(stack, run, target, row, before);
      } else if (!isOvertaken(stack.objects(), run, target)) {
        world.violated("run %s is published without %s".formatted(run, target.table()));
      }
    }
    if (rows.size() > tables.size()) {
      world.violated("run %s has ledger rows of more than its targets".formatted(run));
    }
    requireUnchanged(before, tables, stack.name());
    world.tell("checker", () -> "run " + run + " of " + stack.name() + " is published");
  }

  private void target(
      Stack stack, RunId run, PlannedTarget target, Row ledger, SortedMap<String, Table> before) {
    String name = target.table().toString();
    List<String> rows = rows(stack.objects(), run, target.from());
    Table old = before.get(name);
    Table now = database.table(name);
    List<String> expected =
        Contents.published(target.write(), old == null ? List.of() : contents(old), rows);
    List<String> found = now == null ? List.of() : contents(now);
    if (!found.equals(expected)) {
      world.violated(
          "run %s leaves %s with %s, where %s was to be".formatted(run, name, found, expected));
    }
    if (!Long.valueOf(rows.size()).equals(ledger.value("rows"))) {
      world.violated(
          "the ledger says %s rows of run %s in %s, and there are %s"
              .formatted(ledger.value("rows"), run, name, rows.size()));
    }
    if (target.write() != Write.APPEND) {
      inOrder(stack.objects(), run, target.table());
    }
  }

  /** Older rows do not go over newer ones; appended ones go over none. */
  private boolean isOvertaken(MemoryLake lake, RunId run, PlannedTarget target) {
    return target.write() != Write.APPEND
        && fences.getOrDefault(run.pipeline() + " " + target.table(), 0L) > fence(lake, run);
  }

  /** Of a run's first attempt: its rows are as old as that. */
  private static long fence(MemoryLake lake, RunId run) {
    return Json.read(lake.read(new RunFolder(run).fence()).orElseThrow().content(), Long.class);
  }

  private void inOrder(MemoryLake lake, RunId run, TableName table) {
    long fence = fence(lake, run);
    Long last = fences.put(run.pipeline() + " " + table, fence);
    if (last != null && last > fence) {
      world.violated(
          "run %s with fence %s goes over fence %s in %s".formatted(run, fence, last, table));
    }
  }

  /** Of a data set, as its marker says. */
  private static List<String> rows(MemoryLake lake, RunId run, String dataSet) {
    DataSet marker =
        Json.read(
            lake.read(new RunFolder(run).marker(dataSet)).orElseThrow().content(), DataSet.class);
    return marker.files().stream()
        .flatMap(file -> DataFiles.rows(lake.read(file.key()).orElseThrow().content()).stream())
        .map(Contents::text)
        .toList();
  }
}
