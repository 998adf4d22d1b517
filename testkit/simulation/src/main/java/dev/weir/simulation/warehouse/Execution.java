package dev.weir.simulation.warehouse;

import dev.weir.simulation.sql.Select;
import dev.weir.simulation.sql.SqlFailure;
import dev.weir.simulation.sql.Statement;
import dev.weir.simulation.sql.Statement.Definition;
import dev.weir.simulation.sql.TableRef;
import dev.weir.simulation.sql.run.Answer;
import dev.weir.simulation.sql.run.Changes;
import dev.weir.simulation.sql.run.Queries;
import dev.weir.simulation.sql.run.Row;
import dev.weir.simulation.sql.run.Values;
import dev.weir.simulation.warehouse.Locks.Mode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Executes one statement in a transaction: all of it, or, if a lock is missing, nothing yet. */
final class Execution {
  /** What a statement does not say. */
  static final long NO_COUNT = -1;

  private final Transaction transaction;
  private final CopySource files;

  /**
   * @param answer null for what is no query
   */
  record Result(long rows, @Nullable Answer answer) {}

  Execution(Transaction transaction, CopySource files) {
    this.transaction = transaction;
    this.files = files;
  }

  /**
   * @param alone whether it is the only statement of its transaction
   * @throws Locks.Blocked if it is to be tried again
   * @throws SqlFailure if it fails
   */
  Result execute(Statement statement, boolean alone) {
    return switch (statement) {
      case Statement.Query query -> query(query.select());
      case Statement.Insert insert -> insert(insert);
      case Statement.Delete delete -> delete(delete);
      case Statement.Update update -> update(update);
      case Statement.Copy copy -> copy(copy);
      case Statement.CreateSchema schema -> createSchema(schema.name());
      case Statement.CreateTable create -> create(create);
      case Statement.AddColumn add -> addColumn(add);
      case Statement.AlterType alter -> alterType(alter, alone);
      case Statement.Comment comment -> comment(comment);
      case Statement.Drop drop -> drop(drop);
      case Statement.Lock lock -> lock(lock);
    };
  }

  private Result query(Select select) {
    Answer answer = new Queries(transaction).answer(select);
    return new Result(answer.rows().size(), answer);
  }

  private Table locked(TableRef ref, Mode mode) {
    var _ = transaction.require(ref);
    transaction.lock(ref.toString(), mode);
    return transaction.require(ref);
  }

  private Result insert(Statement.Insert insert) {
    transaction.look();
    Table table = locked(insert.table(), Mode.WRITE);
    Answer answer = new Queries(transaction).answer(insert.select());
    return inserted(table, insert.columns(), answer.rows());
  }

  private Result inserted(Table table, List<String> columns, List<List<@Nullable Object>> values) {
    List<Row> rows = new ArrayList<>();
    for (List<@Nullable Object> each : values) {
      Map<String, @Nullable Object> row = new HashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        row.put(columns.get(i), each.get(i));
      }
      rows.add(new Row(row));
    }
    rows.forEach(row -> check(table, row));
    transaction.change(table.ref(), List.of(), rows);
    return new Result(rows.size(), null);
  }

  private static void check(Table table, Row row) {
    for (Definition column : table.columns()) {
      Object value = row.value(column.name());
      if (value == null && column.notNull()) {
        throw new SqlFailure("Cannot insert a NULL value into column " + column.name());
      }
      if (value != null
          && column.type().startsWith("varchar")
          && Values.text(value).length() > Values.length(column.type())) {
        throw new SqlFailure("value too long for type character varying");
      }
    }
  }

  private Result delete(Statement.Delete delete) {
    transaction.look();
    var _ = locked(delete.table(), Mode.WRITE);
    List<Row> rows = new Changes(new Queries(transaction)).deleted(delete);
    transaction.change(delete.table(), rows, List.of());
    return new Result(rows.size(), null);
  }

  private Result update(Statement.Update update) {
    transaction.look();
    Table table = locked(update.table(), Mode.WRITE);
    Map<Row, Row> rows = new Changes(new Queries(transaction)).updated(update);
    rows.values().forEach(row -> check(table, row));
    transaction.change(update.table(), List.copyOf(rows.keySet()), List.copyOf(rows.values()));
    return new Result(rows.size(), null);
  }

  private Result copy(Statement.Copy copy) {
    transaction.look();
    Table table = locked(copy.table(), Mode.WRITE);
    return inserted(table, copy.columns(), files.rows(copy.manifest()));
  }

  private Result createSchema(String name) {
    transaction.lock("schema " + name, Mode.EXCLUSIVE);
    transaction.database().schemas().add(name);
    return new Result(NO_COUNT, null);
  }

  private Result create(Statement.CreateTable create) {
    boolean there = transaction.shape(create.table()) != null;
    if (there && create.ifNotExists()) {
      return new Result(NO_COUNT, null);
    }
    transaction.lock(create.table().toString(), Mode.EXCLUSIVE);
    if (transaction.shape(create.table()) != null) {
      throw new SqlFailure("Relation \"" + create.table().name() + "\" already exists");
    }
    if (!transaction.database().schemas().contains(create.table().schema())) {
      throw new SqlFailure("schema \"" + create.table().schema() + "\" does not exist");
    }
    transaction.create(Table.empty(create.table(), create.columns()));
    return new Result(NO_COUNT, null);
  }

  private Result addColumn(Statement.AddColumn add) {
    Table table = locked(add.table(), Mode.EXCLUSIVE);
    if (table.columnNames().contains(add.column().name())) {
      throw new SqlFailure(
          "column \"%s\" of relation \"%s\" already exists"
              .formatted(add.column().name(), add.table().name()));
    }
    List<Definition> columns = new ArrayList<>(table.columns());
    columns.add(add.column());
    transaction.reshape(table.withColumns(columns));
    return new Result(NO_COUNT, null);
  }

  private Result alterType(Statement.AlterType alter, boolean alone) {
    if (!alone) {
      throw new SqlFailure("ALTER TABLE ALTER COLUMN cannot run inside a transaction block");
    }
    Table table = locked(alter.table(), Mode.EXCLUSIVE);
    List<Definition> columns =
        table.columns().stream()
            .map(
                column ->
                    column.name().equals(alter.column())
                        ? new Definition(column.name(), alter.type(), column.notNull())
                        : column)
            .toList();
    transaction.reshape(table.withColumns(columns));
    return new Result(NO_COUNT, null);
  }

  private Result comment(Statement.Comment comment) {
    Table table = locked(comment.table(), Mode.WRITE);
    if (comment.column().isEmpty()) {
      transaction.reshape(table.withComment(comment.text()));
    } else {
      Map<String, String> texts = new HashMap<>(table.columnComments());
      texts.put(comment.column(), comment.text());
      transaction.reshape(table.withColumnComments(texts));
    }
    return new Result(NO_COUNT, null);
  }

  private Result drop(Statement.Drop drop) {
    for (TableRef ref : drop.tables()) {
      if (drop.ifExists() && transaction.shape(ref) == null) {
        continue;
      }
      var _ = locked(ref, Mode.EXCLUSIVE);
      transaction.drop(ref);
    }
    return new Result(NO_COUNT, null);
  }

  private Result lock(Statement.Lock lock) {
    lock.tables().forEach(ref -> locked(ref, Mode.EXCLUSIVE));
    return new Result(NO_COUNT, null);
  }
}
