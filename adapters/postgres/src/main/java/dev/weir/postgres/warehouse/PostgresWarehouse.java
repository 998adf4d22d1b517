package dev.weir.postgres.warehouse;

import dev.weir.lake.Lake;
import dev.weir.pipeline.TableName;
import dev.weir.postgres.connection.PostgresConnections;
import dev.weir.postgres.warehouse.query.WarehouseQuery;
import dev.weir.postgres.warehouse.sql.PostgresCatalog;
import dev.weir.postgres.warehouse.sql.PostgresDialect;
import dev.weir.postgres.warehouse.sql.SchemaRights;
import dev.weir.postgres.warehouse.sql.Statements;
import dev.weir.schema.Rows;
import dev.weir.schema.Schema;
import dev.weir.schema.SchemaChange;
import dev.weir.source.ServerIdentity;
import dev.weir.warehouse.Progress;
import dev.weir.warehouse.Publication;
import dev.weir.warehouse.TargetLoad;
import dev.weir.warehouse.Warehouse;
import dev.weir.warehouse.sql.PublicationSql;
import dev.weir.warehouse.sql.StagingNote;
import dev.weir.warehouse.sql.StagingSql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** PostgreSQL as the warehouse. Each call opens its own session and closes it. */
public final class PostgresWarehouse implements Warehouse {
  private final PostgresConnections connections;
  private final Path scratch;
  private final WarehouseSettings settings;
  private final WarehouseSessions sessions;

  /**
   * @param scratch folder for temporary files, made when needed
   */
  public PostgresWarehouse(
      PostgresConnections connections, Path scratch, WarehouseSettings settings) {
    this.connections = connections;
    this.scratch = scratch;
    this.settings = settings;
    this.sessions = new WarehouseSessions(connections, settings);
  }

  @Override
  public Progress advance(Publication publication, Lake lake) {
    return new Advance(sessions, sql(publication), publication, lake, scratch).advance();
  }

  @Override
  public List<String> outline(Publication publication) {
    PublicationSql sql = sql(publication);
    try (Connection connection = sessions.open()) {
      Preparation preparation = new Preparation(connection, sql);
      preparation.check(publication);
      List<String> statements = new ArrayList<>(preparation.missing(publication));
      for (TargetLoad target : publication.targets()) {
        statements.add(sql.staging().create(target));
        statements.add(Staging.copy(sql, target));
      }
      statements.addAll(sql.transaction(publication.targets(), preparation.tables(publication)));
      return statements;
    } catch (SQLException e) {
      throw sessions.failed("outline run " + publication.context().run(), e);
    }
  }

  @Override
  public List<SchemaChange> changes(Publication publication) {
    PublicationSql sql = sql(publication);
    try (Connection connection = sessions.open()) {
      return new Preparation(connection, sql).tables(publication).changes(publication, sql);
    } catch (SQLException e) {
      throw sessions.failed("look at the tables of run " + publication.context().run(), e);
    }
  }

  @Override
  public Optional<Schema> describe(TableName table) {
    try (Connection connection = connections.open()) {
      return new PostgresCatalog(connection).describe(table);
    } catch (SQLException e) {
      throw connections.errors().of("describe " + table, e);
    }
  }

  @Override
  public Map<TableName, Optional<String>> cursors(String pipeline, List<TableName> tables) {
    try (Connection connection = sessions.open()) {
      return Ledger.cursors(connection, pipeline, tables);
    } catch (SQLException e) {
      throw sessions.failed("read the cursors of pipeline " + pipeline, e);
    }
  }

  @Override
  public Rows query(String sql, Map<String, Object> parameters, int limit) {
    WarehouseQuery query = WarehouseQuery.of(sql, parameters);
    try (Connection connection = connections.open()) {
      return query.run(connection, settings.queryTimeout(), limit);
    } catch (SQLException e) {
      throw connections.errors().of("run the query", e);
    }
  }

  /** Opens a session and asks who answers. */
  public ServerIdentity identify() {
    return connections.identify();
  }

  /**
   * Those of the schemas in which no table can be made, because the session's user may not; nor the
   * schema, where it is missing.
   */
  public List<String> closed(Collection<String> schemas) {
    try (Connection connection = connections.open()) {
      return SchemaRights.closed(connection, schemas);
    } catch (SQLException e) {
      throw connections.errors().of("look at the schemas", e);
    }
  }

  /** Staging tables of all runs and lakes, by name. */
  public Map<String, StagingNote> staging() {
    try (Connection connection = sessions.open()) {
      return Staging.all(connection);
    } catch (SQLException e) {
      throw connections.errors().of("look for staging tables", e);
    }
  }

  /**
   * @param name as {@link #staging} gives it
   */
  public void dropStaging(String name) {
    try (Connection connection = sessions.open()) {
      Statements.run(connection, StagingSql.dropIfExists(name));
    } catch (SQLException e) {
      throw connections.errors().of("drop staging table " + name, e);
    }
  }

  /** Does nothing: no session outlives its call. */
  @Override
  public void close() {}

  private static PublicationSql sql(Publication publication) {
    return PublicationSql.of(new PostgresDialect(), publication.context(), publication.lake());
  }
}
