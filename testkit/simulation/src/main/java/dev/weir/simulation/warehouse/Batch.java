package dev.weir.simulation.warehouse;

import dev.weir.simulation.sql.Statement;
import dev.weir.simulation.sql.StatementParser;
import dev.weir.simulation.sql.run.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements that were submitted together: one transaction. */
final class Batch {
  enum Status {
    SUBMITTED,
    STARTED,
    FINISHED,
    FAILED,
    ABORTED;

    boolean isEnd() {
      return this == FINISHED || this == FAILED || this == ABORTED;
    }
  }

  private final String id;
  private final String by;
  private final List<String> sqls;
  private final List<Statement> statements;
  private final boolean alone;
  private final Instant createdAt;
  private final List<Long> counts = new ArrayList<>();
  private Status status = Status.SUBMITTED;
  private Status told = Status.SUBMITTED;
  private String error = "";
  private @Nullable Answer answer;
  private @Nullable Transaction transaction;
  private @Nullable Instant endedAt;
  private boolean blocked;
  private boolean forgotten;

  /**
   * @param by whose it is
   * @param alone whether it is a statement of its own, not a batch of one
   */
  Batch(String id, String by, List<String> sqls, boolean alone, Instant createdAt) {
    this.id = id;
    this.by = by;
    this.sqls = List.copyOf(sqls);
    this.statements = sqls.stream().map(StatementParser::parse).toList();
    this.alone = alone;
    this.createdAt = createdAt;
  }

  @Override
  public String toString() {
    return told + " " + error;
  }

  String id() {
    return id;
  }

  String by() {
    return by;
  }

  List<String> sqls() {
    return sqls;
  }

  boolean isAlone() {
    return alone;
  }

  Instant createdAt() {
    return createdAt;
  }

  List<Long> counts() {
    return counts;
  }

  String error() {
    return error;
  }

  @Nullable Answer answer() {
    return answer;
  }

  @Nullable Transaction transaction() {
    return transaction;
  }

  @Nullable Instant endedAt() {
    return endedAt;
  }

  boolean isEnded() {
    return status.isEnd();
  }

  boolean isBlocked() {
    return blocked;
  }

  void blocked(boolean is) {
    blocked = is;
  }

  boolean isForgotten() {
    return forgotten;
  }

  void forget() {
    forgotten = true;
  }

  /** What the Data API says of it, which need not be so. */
  Status told() {
    return told;
  }

  void begin(Transaction begun) {
    transaction = begun;
    status = Status.STARTED;
    told = told.isEnd() ? told : Status.STARTED;
  }

  Statement next() {
    return statements.get(counts.size());
  }

  String nextSql() {
    return sqls.get(counts.size());
  }

  boolean isThrough() {
    return counts.size() == statements.size();
  }

  void executed(Execution.Result result) {
    counts.add(result.rows());
    answer = result.answer();
  }

  /** It ends in one way and is told to have ended so. */
  void end(Status how, String why, Instant when) {
    status = how;
    tell(how, why, when);
  }

  /** It is told to have ended; what it does is another matter. */
  void tell(Status how, String why, Instant when) {
    if (!told.isEnd()) {
      told = how;
      error = why;
      endedAt = when;
    }
  }
}
