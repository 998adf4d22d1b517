package dev.weir.stack.smoke;

import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import dev.weir.error.WeirException;
import dev.weir.redshift.statement.DataApi;
import dev.weir.redshift.statement.Failure;
import dev.weir.redshift.statement.RedshiftAddress;
import dev.weir.redshift.statement.Result;
import dev.weir.redshift.statement.Statement;
import dev.weir.stack.call.StackError;
import dev.weir.time.SystemTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;

/** The schema that rules are tried in, gone when this is closed. */
final class ScratchSchema implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final String NAME = "weir: smoke";

  private final DataApi api;
  private final String schema;
  private final Duration patience;

  /**
   * @param patience with each statement; it is cancelled then
   */
  ScratchSchema(
      RedshiftDataClient client, RedshiftAddress address, String schema, Duration patience) {
    this.api = new DataApi(client, address, new SystemTime());
    this.schema = schema;
    this.patience = patience;
  }

  static String dropSql(String schema) {
    return "DROP SCHEMA IF EXISTS \"%s\" CASCADE".formatted(schema);
  }

  void create() {
    String what = "make the scratch schema '%s'".formatted(schema);
    prepare(what, List.of("CREATE SCHEMA \"%s\"".formatted(schema)));
    prepare(what, Tables.createDigits(schema));
  }

  /** New ones, with a single row of value 1 in the target. */
  Tables tables(String name) {
    Tables tables = new Tables(schema, name);
    prepare("make tables in '%s'".formatted(schema), tables.create());
    return tables;
  }

  private void prepare(String what, List<String> sqls) {
    switch (run(sqls)) {
      case Statement.Finished _ -> {}
      case Statement.Failed failed -> throw Failure.exception(what, failed.error());
      case Statement.Aborted aborted -> throw slow(what, "cancelled it: " + aborted.reason());
      case Statement.Forgotten _ -> throw slow(what, "has forgotten the statement");
      case Statement.Running _ -> throw slow(what, "takes too long");
    }
  }

  private static TransientException slow(String what, String reason) {
    return new TransientException(
        StackError.SMOKE_STOPPED,
        "Cannot %s: Redshift %s. Is it paused, or its queue full? Try again."
            .formatted(what, reason));
  }

  String submit(List<String> sqls) {
    return submit(sqls, UUID.randomUUID().toString());
  }

  String submit(List<String> sqls, String token) {
    return api.submit(sqls, token, NAME);
  }

  Statement run(List<String> sqls) {
    return await(submit(sqls));
  }

  /** Running only if it is not to be cancelled. */
  Statement await(String id) {
    Statement statement = api.await(id, patience);
    if (statement instanceof Statement.Running) {
      api.cancel(id);
      return api.await(id, patience);
    }
    return statement;
  }

  boolean isRunning(String id) {
    return api.look(id) instanceof Statement.Running;
  }

  /**
   * Waits until a batch has done so many of its statements, or has ended.
   *
   * @return whether it was seen at work after them
   */
  boolean awaitDone(String id, int statements) {
    Instant end = Instant.now().plus(patience);
    while (isRunning(id) && Instant.now().isBefore(end)) {
      if (api.done(id) >= statements) {
        return true;
      }
      pause();
    }
    return false;
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientException(
          StackError.SMOKE_STOPPED, "Cannot wait for Redshift: the program is ending.", e);
    }
  }

  /** The rows of a target as text, or why they cannot be read. */
  String rows(Tables tables) {
    return "target " + rows(submitRead(tables));
  }

  String submitRead(Tables tables) {
    return api.submit(tables.read(), List.of(), NAME);
  }

  String rows(String read) {
    Statement statement = await(read);
    if (!(statement instanceof Statement.Finished)) {
      return Outcomes.text(statement);
    }
    Result result = api.result(read, 100);
    List<String> values = new ArrayList<>();
    for (int row = 0; row < result.rows().size(); row++) {
      values.add(result.text(row, 0).orElse("null"));
    }
    return values.isEmpty() ? "empty" : String.join(", ", values);
  }

  /**
   * Drops the schema.
   *
   * @throws TerminalException with the statement to do it by, if it cannot be dropped
   */
  @Override
  public void close() {
    Statement ended;
    try {
      ended = await(api.submit(dropSql(schema), List.of(), NAME));
    } catch (WeirException e) {
      throw new TerminalException(StackError.SCRATCH_LEFT, left(String.valueOf(e.getMessage())), e);
    }
    if (!(ended instanceof Statement.Finished)) {
      throw new TerminalException(StackError.SCRATCH_LEFT, left(Outcomes.text(ended)));
    }
  }

  private String left(String reason) {
    return "Cannot drop the scratch schema '%s': %s. Drop it yourself: %s;"
        .formatted(schema, reason.replaceFirst("\\.$", ""), dropSql(schema));
  }
}
