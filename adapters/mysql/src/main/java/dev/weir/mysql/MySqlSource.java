package dev.weir.mysql;

import dev.weir.error.TerminalException;
import dev.weir.increment.CursorBounds;
import dev.weir.increment.CursorType;
import dev.weir.increment.Window;
import dev.weir.mysql.MySqlTypes.ServerColumn;
import dev.weir.parquet.WriterSettings;
import dev.weir.pipeline.source.Relation;
import dev.weir.schema.Rows;
import dev.weir.schema.Schema;
import dev.weir.source.Description;
import dev.weir.source.ServerIdentity;
import dev.weir.source.SessionBudget;
import dev.weir.source.SourceDatabase;
import dev.weir.source.TableSummary;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A MySQL or MariaDB that is read, over one connection per relation: its sessions cannot share a
 * snapshot, so nothing is divisible. Opens connections when asked, and keeps none.
 */
public final class MySqlSource implements SourceDatabase {
  private static final int QUERY_SECONDS = 60;

  private final MySqlConnections connections;
  private final WriterSettings settings;
  private final SessionBudget budget;

  /**
   * @param settings of the file that {@link #extract} makes: the row group bounds the memory
   * @param budget of the sessions that {@link #extract} opens
   */
  public MySqlSource(MySqlConnections connections, WriterSettings settings, SessionBudget budget) {
    this.connections = connections;
    this.settings = settings;
    this.budget = budget;
  }

  @Override
  public Description describe(Relation relation) {
    try (Connection connection = connections.open()) {
      SelectedRelation selection =
          new Describer(connection, connections.errors()).describe(relation);
      return new Description(selection.schema(), selection.rows(), selection.bytes(), false);
    } catch (SQLException e) {
      throw connections.errors().of("describe " + relation.inWords(), e);
    }
  }

  @Override
  public CursorBounds bounds(Relation relation, String column, CursorType type, Duration settle) {
    try (Connection connection = connections.open()) {
      SelectedRelation selection =
          new Describer(connection, connections.errors()).describe(relation);
      return new Newest(connection, selection, column, type).bounds(settle);
    } catch (SQLException e) {
      throw connections.errors().of("look for what is new in " + relation.inWords(), e);
    }
  }

  @Override
  public List<ExtractedFile> extract(
      Relation relation,
      Optional<Window> window,
      int parts,
      Path folder,
      BiConsumer<Long, Long> progress) {
    if (parts != 1) {
      throw new TerminalException(
          MySqlError.NOT_DIVISIBLE,
          "Cannot read %s on %s in %d parts: sessions of MySQL share no snapshot. Set `partition: none` on the source."
              .formatted(relation.inWords(), connections.errors().place(), parts));
    }
    Path file = folder.resolve("part-00000.parquet");
    return List.of(
        new Extraction(connections, settings, budget, relation, window, file, progress).run());
  }

  @Override
  public ServerIdentity identify() {
    return connections.identify();
  }

  @Override
  public List<TableSummary> tables() {
    try (Connection connection = connections.open()) {
      return Describer.tables(connection);
    } catch (SQLException e) {
      throw connections.errors().of("list the tables", e);
    }
  }

  @Override
  public Rows query(String sql, int limit) {
    try (Connection connection = connections.open();
        Statement statement = connection.createStatement()) {
      statement.execute("START TRANSACTION READ ONLY");
      statement.setQueryTimeout(QUERY_SECONDS);
      statement.setMaxRows(limit + 1);
      if (!statement.execute(sql)) {
        throw new TerminalException(
            MySqlError.INVALID_SQL,
            "Cannot show the result of the statement on %s: it has none. Write a SELECT."
                .formatted(connections.errors().place()));
      }
      try (ResultSet result = statement.getResultSet()) {
        return rows(result, limit);
      }
    } catch (SQLException e) {
      throw connections.errors().of("run the query", e);
    }
  }

  private Rows rows(ResultSet result, int limit) throws SQLException {
    String label = "the query on " + connections.errors().place();
    List<SelectedColumn> columns = new ArrayList<>();
    for (ServerColumn column : Describer.columns(result.getMetaData(), label)) {
      columns.add(MySqlTypes.shown(column, label));
    }
    Schema schema = new Schema(columns.stream().map(SelectedColumn::column).toList());
    List<List<@Nullable Object>> rows = new ArrayList<>();
    while (result.next()) {
      if (rows.size() == limit) {
        return new Rows(schema, rows, true);
      }
      List<@Nullable Object> row = new ArrayList<>();
      for (int i = 0; i < columns.size(); i++) {
        row.add(columns.get(i).value(result, i + 1));
      }
      rows.add(row);
    }
    return new Rows(schema, rows, false);
  }

  @Override
  public void close() {
    // Each call closes its own connections.
  }
}
