package dev.weir.postgres.source;

import dev.weir.increment.CursorBounds;
import dev.weir.increment.CursorType;
import dev.weir.increment.Window;
import dev.weir.parquet.WriterSettings;
import dev.weir.pipeline.source.Relation;
import dev.weir.pipeline.source.Relation.RowSecurity;
import dev.weir.postgres.connection.PostgresConnections;
import dev.weir.postgres.source.session.ReadSession;
import dev.weir.schema.Rows;
import dev.weir.source.Description;
import dev.weir.source.ServerIdentity;
import dev.weir.source.SessionBudget;
import dev.weir.source.SourceDatabase;
import dev.weir.source.TableSummary;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/** A PostgreSQL that is read. Opens connections when asked, and keeps none. */
public final class PostgresSource implements SourceDatabase {
  private final PostgresConnections connections;
  private final WriterSettings settings;
  private final SessionBudget budget;

  /**
   * @param settings of the files that {@link #extract} makes: row groups bound the memory of each
   *     part
   * @param budget of the sessions that {@link #extract} opens
   */
  public PostgresSource(
      PostgresConnections connections, WriterSettings settings, SessionBudget budget) {
    this.connections = connections;
    this.settings = settings;
    this.budget = budget;
  }

  @Override
  public Description describe(Relation relation) {
    try (ReadSession session = new ReadSession(connections, relation.rowSecurity())) {
      session.begin();
      SelectedRelation selection =
          new Describer(session.connection(), connections.errors()).describe(relation);
      if (selection.table().isEmpty()) {
        return new Description(selection.schema(), -1, -1, false);
      }
      SourceCatalog.Table table = selection.table().get();
      return new Description(
          selection.schema(),
          table.rows(),
          table.bytes(),
          table.divisible(),
          new SourceCatalog(session.connection()).key(table));
    } catch (SQLException e) {
      throw connections.errors().of("describe " + relation.inWords(), e);
    }
  }

  @Override
  public CursorBounds bounds(Relation relation, String column, CursorType type, Duration settle) {
    try (ReadSession session = new ReadSession(connections, relation.rowSecurity())) {
      session.begin();
      SelectedRelation selection =
          new Describer(session.connection(), connections.errors()).describe(relation);
      return new Newest(session.connection(), selection, column, type).bounds(settle);
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
    if (parts < 1) {
      throw new IllegalArgumentException("A relation cannot be read in " + parts + " parts");
    }
    List<Path> files =
        IntStream.range(0, parts)
            .mapToObj(part -> folder.resolve("part-%s.parquet".formatted(part)))
            .toList();
    return new Extraction(connections, settings, budget, relation, window, files, progress).run();
  }

  @Override
  public ServerIdentity identify() {
    return connections.identify();
  }

  @Override
  public List<TableSummary> tables() {
    try (Connection connection = connections.open()) {
      return new SourceCatalog(connection).tables();
    } catch (SQLException e) {
      throw connections.errors().of("list the tables", e);
    }
  }

  @Override
  public Rows query(String sql, int limit) {
    // People look at what their user sees.
    try (ReadSession session = new ReadSession(connections, RowSecurity.ALLOW)) {
      session.begin();
      return new PeopleQuery(session.connection(), connections.errors()).run(sql, limit);
    } catch (SQLException e) {
      throw connections.errors().of("run the query", e);
    }
  }

  @Override
  public void close() {
    // Each call closes its own connections.
  }
}
