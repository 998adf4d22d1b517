package dev.weir.redshift.statement;

import dev.weir.error.TransientException;
import dev.weir.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.ResourceNotFoundException;
import software.amazon.awssdk.services.redshiftdata.model.SqlParameter;
import software.amazon.awssdk.services.redshiftdata.model.StatementStatusString;
import software.amazon.awssdk.services.redshiftdata.model.SubStatementData;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

/** One database through the Data API. Thread-safe. */
public final class DataApi implements AutoCloseable {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
  private static final int MAX_NAME = 500;

  private final RedshiftDataClient client;
  private final RedshiftAddress address;
  private final Calls calls;
  private final Time time;

  public DataApi(RedshiftDataClient client, RedshiftAddress address, Time time) {
    this.time = time;
    this.client = client;
    this.address = address;
    this.calls = new Calls(address);
  }

  /** Submits a statement that is its own transaction. Returns its id. */
  public String submit(String sql, List<SqlParameter> parameters, String name) {
    ExecuteStatementRequest.Builder request =
        ExecuteStatementRequest.builder()
            .sql(sql)
            .statementName(shortened(name))
            .database(address.database())
            .workgroupName(address.workgroup().orElse(null))
            .clusterIdentifier(address.cluster().orElse(null))
            .secretArn(address.secret().orElse(null))
            .dbUser(address.user().orElse(null));
    if (!parameters.isEmpty()) {
      request.parameters(parameters);
    }
    return calls.call("submit a statement", () -> client.executeStatement(request.build()).id());
  }

  /**
   * Submits a transaction of several statements. Returns its id.
   *
   * @param token within 8 hours, the same token and statements are the same batch: it runs once
   */
  public String submit(List<String> sqls, String token, String name) {
    BatchExecuteStatementRequest request =
        BatchExecuteStatementRequest.builder()
            .sqls(sqls)
            .clientToken(token)
            .statementName(shortened(name))
            .database(address.database())
            .workgroupName(address.workgroup().orElse(null))
            .clusterIdentifier(address.cluster().orElse(null))
            .secretArn(address.secret().orElse(null))
            .dbUser(address.user().orElse(null))
            .build();
    return calls.call("submit a batch", () -> client.batchExecuteStatement(request).id());
  }

  public Statement look(String id) {
    Optional<DescribeStatementResponse> found =
        calls.call("look at a statement", () -> describe(id));
    return found.map(DataApi::statement).orElseGet(Statement.Forgotten::new);
  }

  /** How many statements of a batch have run so far. */
  public long done(String id) {
    return calls.call("look at a batch", () -> describe(id)).stream()
        .flatMap(found -> found.subStatements().stream())
        .filter(part -> part.status() == StatementStatusString.FINISHED)
        .count();
  }

  /** Looks until the statement has ended, or the time is up. */
  public Statement await(String id, Duration patience) {
    Instant end = now().plus(patience);
    Duration pause = FIRST_PAUSE;
    Statement statement = look(id);
    while (statement instanceof Statement.Running && now().isBefore(end)) {
      sleep(pause);
      pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
      statement = look(id);
    }
    return statement;
  }

  /** Asks for its end; it may end well all the same. */
  public void cancel(String id) {
    calls.call("cancel a statement", () -> cancelled(id));
  }

  /**
   * @param limit rows at most, and one more if there are more
   */
  public Result result(String id, int limit) {
    return calls.call("read a result", () -> Result.read(client, id, limit));
  }

  @Override
  public void close() {
    client.close();
  }

  private Optional<DescribeStatementResponse> describe(String id) {
    try {
      return Optional.of(client.describeStatement(request -> request.id(id)));
    } catch (ResourceNotFoundException _) {
      return Optional.empty();
    }
  }

  /** What has ended meanwhile cannot be cancelled, which is as good. */
  private boolean cancelled(String id) {
    try {
      return client.cancelStatement(request -> request.id(id)).status();
    } catch (ResourceNotFoundException | ValidationException e) {
      return false;
    }
  }

  private static Statement statement(DescribeStatementResponse found) {
    return switch (found.status()) {
      case FINISHED -> new Statement.Finished(rows(found));
      case FAILED -> new Statement.Failed(error(found));
      case ABORTED -> new Statement.Aborted(error(found));
      case SUBMITTED, PICKED, STARTED, ALL, UNKNOWN_TO_SDK_VERSION ->
          new Statement.Running(found.createdAt());
    };
  }

  private static List<Long> rows(DescribeStatementResponse found) {
    return found.hasSubStatements()
        ? found.subStatements().stream()
            .map(SubStatementData::resultRows)
            .map(DataApi::rows)
            .toList()
        : List.of(rows(found.resultRows()));
  }

  private static long rows(Long given) {
    return given == null ? -1 : given;
  }

  /** The batch's own sentence, or else that of the statement that failed. */
  private static String error(DescribeStatementResponse found) {
    if (found.error() != null && !found.error().isBlank()) {
      return found.error();
    }
    return found.subStatements().stream()
        .map(SubStatementData::error)
        .filter(error -> error != null && !error.isBlank())
        .findFirst()
        .orElse("no reason");
  }

  private static String shortened(String name) {
    return name.substring(0, Math.min(name.length(), MAX_NAME));
  }

  private Instant now() {
    return time.instant();
  }

  private void sleep(Duration pause) {
    try {
      time.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientException(
          RedshiftError.INTERRUPTED,
          "Cannot wait for Redshift: the program is ending. Try again.",
          e);
    }
  }
}
