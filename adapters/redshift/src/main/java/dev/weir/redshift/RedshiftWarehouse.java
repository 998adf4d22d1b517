package dev.weir.redshift;

import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import dev.weir.lake.Lake;
import dev.weir.pipeline.TableName;
import dev.weir.redshift.query.QueryRows;
import dev.weir.redshift.query.QueryText;
import dev.weir.redshift.sql.FoldedNames;
import dev.weir.redshift.sql.RedshiftDialect;
import dev.weir.redshift.statement.BlockedRead;
import dev.weir.redshift.statement.DataApi;
import dev.weir.redshift.statement.FailedStatement;
import dev.weir.redshift.statement.Failure;
import dev.weir.redshift.statement.Patience;
import dev.weir.redshift.statement.RedshiftAddress;
import dev.weir.redshift.statement.RedshiftError;
import dev.weir.redshift.statement.Statement;
import dev.weir.redshift.statement.Statements;
import dev.weir.redshift.statement.Submissions;
import dev.weir.schema.Rows;
import dev.weir.schema.Schema;
import dev.weir.schema.SchemaChange;
import dev.weir.time.Time;
import dev.weir.warehouse.Progress;
import dev.weir.warehouse.Publication;
import dev.weir.warehouse.TargetLoad;
import dev.weir.warehouse.Warehouse;
import dev.weir.warehouse.sql.PublicationSql;
import dev.weir.warehouse.sql.WarehouseTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;

/**
 * Redshift as the warehouse, through the Data API: nothing is connected, and no call waits for
 * long. What is under way is noted in the lake, and what became of it is read in the ledger.
 */
public final class RedshiftWarehouse implements Warehouse {
  private final DataApi api;
  private final Session session;
  private final Patience patience;
  private final Time time;

  /**
   * @param client closed with the warehouse
   */
  public RedshiftWarehouse(
      RedshiftDataClient client, RedshiftAddress address, Patience patience, Time time) {
    this.api = new DataApi(client, address, time);
    this.session = new Session(address, new Statements(api, patience));
    this.patience = patience;
    this.time = time;
  }

  @Override
  public Progress advance(Publication publication, Lake lake) {
    Publication folded = FoldedNames.folded(publication);
    try {
      return new Advance(
              session,
              sql(folded),
              new Submissions(api, patience, lake, folded.context(), time),
              folded,
              lake)
          .advance();
    } catch (FailedStatement e) {
      throw e.explained();
    }
  }

  @Override
  public List<String> outline(Publication publication) {
    Publication folded = FoldedNames.folded(publication);
    PublicationSql sql = sql(folded);
    try {
      WarehouseTables tables = session.catalog().tables(folded, session.catalog().ownTables());
      List<String> statements = new ArrayList<>(Preparation.missing(folded, tables, sql));
      for (TargetLoad target : folded.targets()) {
        statements.addAll(Stager.outline(session.address(), sql, target));
      }
      statements.addAll(sql.transaction(folded.targets(), tables));
      return statements;
    } catch (FailedStatement e) {
      throw e.explained();
    }
  }

  @Override
  public List<SchemaChange> changes(Publication publication) {
    Publication folded = FoldedNames.folded(publication);
    try {
      return session.catalog().tables(folded, Map.of()).changes(folded, sql(folded));
    } catch (FailedStatement e) {
      throw e.explained();
    } catch (BlockedRead e) {
      throw new TransientException(
          RedshiftError.BUSY,
          "Cannot look at the tables of run %s: another transaction held them for %s s. Try again when it is through."
              .formatted(publication.context().run(), e.waited().toSeconds()),
          e);
    }
  }

  @Override
  public Optional<Schema> describe(TableName table) {
    try {
      return session.catalog().describe(table);
    } catch (FailedStatement e) {
      throw e.explained();
    }
  }

  @Override
  public Map<TableName, Optional<String>> cursors(String pipeline, List<TableName> tables) {
    try {
      return RunLedger.cursors(session, pipeline, tables);
    } catch (FailedStatement e) {
      throw e.explained();
    }
  }

  @Override
  public Rows query(String sql, Map<String, Object> parameters, int limit) {
    QueryText query = QueryText.of(sql, parameters);
    String id = api.submit(query.sql(), query.parameters(), "weir: query");
    return switch (api.await(id, patience.query())) {
      case Statement.Finished _ -> QueryRows.of(api.result(id, limit));
      case Statement.Failed failed -> throw wrong(failed.error());
      case Statement.Aborted aborted -> throw wrong("cancelled: " + aborted.reason());
      case Statement.Forgotten _ -> throw wrong("it has forgotten the statement");
      case Statement.Running _ -> {
        api.cancel(id);
        throw new TerminalException(
            RedshiftError.QUERY_TOO_LONG,
            "Cannot run the query: it took too long (%s s) and was cancelled. Narrow it down, or give the warehouse more capacity."
                .formatted(patience.query().toSeconds()));
      }
    };
  }

  @Override
  public void close() {
    api.close();
  }

  private static PublicationSql sql(Publication publication) {
    return PublicationSql.of(new RedshiftDialect(), publication.context(), publication.lake());
  }

  private static RuntimeException wrong(String error) {
    return switch (Failure.of(error)) {
      case CONFLICT, CANCELLED, TROUBLE, NOT_ALLOWED, NO_SPACE ->
          Failure.exception("run the query", error);
      case ASSERTION, ALREADY_THERE, NOT_THERE, OTHER ->
          new TerminalException(
              RedshiftError.INVALID_QUERY,
              "Cannot run the query: Redshift says '%s'. Correct it."
                  .formatted(error.strip().replaceAll("\\s+", " ")));
    };
  }
}
