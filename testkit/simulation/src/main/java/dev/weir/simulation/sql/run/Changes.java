package dev.weir.simulation.sql.run;

import dev.weir.simulation.sql.Select;
import dev.weir.simulation.sql.Statement;
import dev.weir.simulation.sql.TableRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Finds the rows that a DELETE or an UPDATE is about; changing them is not its task. */
public record Changes(Queries queries) {
  public List<Row> deleted(Statement.Delete delete) {
    return List.copyOf(affected(delete.table(), delete.using(), delete.where()).keySet());
  }

  /** Each row with the one that takes its place. */
  public Map<Row, Row> updated(Statement.Update update) {
    Map<Row, Row> updated = new LinkedHashMap<>();
    affected(update.table(), update.from(), update.where())
        .forEach(
            (row, environment) -> {
              Map<String, @Nullable Object> values = row.values();
              Evaluator evaluator = new Evaluator(queries, environment, null);
              update
                  .assignments()
                  .forEach(each -> values.put(each.column(), evaluator.value(each.value())));
              updated.put(row, new Row(values));
            });
    return updated;
  }

  private SequencedMap<Row, Environment> affected(
      TableRef table,
      List<Select.From> others,
      Optional<dev.weir.simulation.sql.Expression> where) {
    List<Select.From> from = new ArrayList<>(others);
    from.add(new Select.Table(table, table.toString()));
    SequencedMap<Row, Environment> affected = new LinkedHashMap<>();
    for (Environment each : queries.rows(from, where, null)) {
      Environment found = Objects.requireNonNull(each);
      affected.putIfAbsent(Objects.requireNonNull(found.row()), found);
    }
    return affected;
  }
}
