package dev.weir.simulation.warehouse;

import dev.weir.simulation.sql.SqlFailure;
import dev.weir.simulation.sql.Statement;
import dev.weir.simulation.warehouse.Batch.Status;
import dev.weir.simulation.world.Chance;
import dev.weir.simulation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A warehouse that executes batches beside each other, statement by statement, as time passes. */
public final class SimulatedWarehouse {
  private static final Duration TOKENS = Duration.ofHours(8);
  private static final Duration RETENTION = Duration.ofHours(24);
  private static final List<String> KILLED =
      List.of(
          "ERROR: Query (1) cancelled on user's request",
          "ERROR: system requested abort of query",
          "ERROR: 1023\n  DETAIL: Serializable isolation violation on table - 1",
          "ERROR: could not connect to the leader node",
          "ERROR: internal error: the connection was closed");

  private final World world;
  private final CopySource files;
  private final Database database = new Database();
  private final Locks locks = new Locks();
  private final Isolation isolation;

  /** Whether a query that waits for a lock sees what was there before it waited. */
  private final boolean looksFirst;

  private final boolean countsCopies;
  private final Map<String, Batch> batches = new LinkedHashMap<>();
  private final Map<String, Batch> byToken = new HashMap<>();
  private Instant pausedUntil = Instant.MIN;
  private int foreigners;

  public SimulatedWarehouse(World world, CopySource files) {
    this.world = world;
    this.files = files;
    Chance chance = world.chance();
    this.isolation = chance.happens(0.5) ? Isolation.SNAPSHOT : Isolation.SERIALIZABLE;
    this.looksFirst = chance.happens(0.5);
    this.countsCopies = chance.happens(0.7);
    world.tell("warehouse", () -> isolation + (looksFirst ? ", looks before it waits" : ""));
  }

  public Database database() {
    return database;
  }

  /** Nothing goes on for so long. */
  public void pause(Duration duration) {
    pausedUntil = world.scheduler().now().plus(duration);
    world.tell("warehouse", () -> "pauses for " + duration);
    world.scheduler().after(duration, () -> world.tell("warehouse", () -> "goes on"));
  }

  /**
   * Somebody who is not Weir holds tables for a while.
   *
   * @param sql what takes them
   */
  public void disturb(String sql, Duration duration) {
    Transaction foreign = transaction();
    try {
      var _ =
          new Execution(foreign, files)
              .execute(dev.weir.simulation.sql.StatementParser.parse(sql), false);
    } catch (SqlFailure | Locks.Blocked e) {
      foreign.rollback();
      return;
    }
    world.tell("foreigner", () -> sql + " for " + duration);
    foreigners++;
    world
        .scheduler()
        .after(
            duration,
            () -> {
              foreign.rollback();
              foreigners--;
              unblock();
            });
  }

  /** Whether nothing is at work, and nobody holds anything. */
  public boolean isIdle() {
    return foreigners == 0
        && !pausedUntil.isAfter(world.scheduler().now())
        && batches.values().stream().allMatch(Batch::isEnded);
  }

  private Transaction transaction() {
    return new Transaction(database, locks, isolation, world.scheduler()::now);
  }

  /**
   * @param token within eight hours, the same token is the same batch
   */
  Batch submit(String by, String name, List<String> sqls, boolean alone, Optional<String> token) {
    Instant now = world.scheduler().now();
    Optional<Batch> earlier =
        token.map(byToken::get).filter(batch -> batch.createdAt().plus(TOKENS).isAfter(now));
    if (earlier.isPresent()) {
      return earlier.get();
    }
    Batch batch = new Batch("s" + (batches.size() + 1), name, by, sqls, alone, now);
    batches.put(batch.id(), batch);
    token.ifPresent(text -> byToken.put(text, batch));
    Chance chance = world.chance();
    Duration queued =
        chance.happens(world.rates().slowed())
            ? chance.between(Duration.ofMinutes(1), Duration.ofHours(3))
            : chance.between(Duration.ZERO, Duration.ofMillis(500));
    world.scheduler().after(queued, () -> begin(batch));
    return batch;
  }

  Optional<Batch> find(String id) {
    Batch batch = batches.get(id);
    if (batch == null || isGone(batch)) {
      return Optional.empty();
    }
    if (world.chance().happens(world.rates().forgotten())) {
      world.tell("warehouse", () -> "forgets " + id);
      batch.forget();
      return Optional.empty();
    }
    return Optional.of(batch);
  }

  private boolean isGone(Batch batch) {
    Instant ended = batch.endedAt();
    return batch.isForgotten()
        || (ended != null && ended.plus(RETENTION).isBefore(world.scheduler().now()));
  }

  /**
   * @return whether it may still be cancelled
   */
  boolean cancel(Batch batch) {
    if (batch.told().isEnd()) {
      return false;
    }
    Duration delay = world.chance().between(Duration.ZERO, Duration.ofSeconds(20));
    world.scheduler().after(delay, () -> abort(batch, "ERROR: Query cancelled on user's request"));
    return true;
  }

  private void begin(Batch batch) {
    if (isPaused(() -> begin(batch)) || batch.isEnded()) {
      return;
    }
    batch.begin(transaction());
    later(batch);
  }

  private boolean isPaused(Runnable again) {
    Instant now = world.scheduler().now();
    if (!pausedUntil.isAfter(now)) {
      return false;
    }
    world.scheduler().after(Duration.between(now, pausedUntil), again);
    return true;
  }

  private void later(Batch batch) {
    Chance chance = world.chance();
    Duration takes = chance.between(Duration.ofMillis(2), Duration.ofMillis(400));
    if (chance.happens(world.rates().hung())) {
      takes = hanging(chance);
      Duration hangs = takes;
      world.tell("warehouse", () -> batch.id() + " hangs for " + hangs);
    }
    world.scheduler().after(takes, () -> step(batch));
  }

  private static Duration hanging(Chance chance) {
    return chance.happens(0.1)
        ? chance.between(Duration.ofHours(1), Duration.ofHours(6))
        : chance.between(Duration.ofSeconds(30), Duration.ofMinutes(20));
  }

  private void step(Batch batch) {
    Transaction transaction = batch.transaction();
    if (batch.isEnded() || transaction == null || isPaused(() -> step(batch))) {
      return;
    }
    Chance chance = world.chance();
    if (chance.happens(world.rates().killed())) {
      fail(batch, chance.oneOf(KILLED));
      return;
    }
    if (chance.happens(world.rates().untold())) {
      untold(batch);
    }
    try {
      if (batch.isThrough()) {
        commit(batch, transaction);
      } else {
        execute(batch, transaction);
        later(batch);
      }
    } catch (Locks.Blocked _) {
      batch.blocked(true);
    } catch (SqlFailure e) {
      fail(batch, e.sentence());
    }
  }

  private void untold(Batch batch) {
    Chance chance = world.chance();
    Status status = chance.happens(0.5) ? Status.FAILED : Status.ABORTED;
    world.tell("warehouse", () -> batch.id() + " goes on, and is told to be " + status);
    batch.tell(status, chance.oneOf(KILLED), world.scheduler().now());
  }

  private void execute(Batch batch, Transaction transaction) {
    Statement statement = batch.next();
    String sql = batch.nextSql();
    if (looksFirst && statement instanceof Statement.Query) {
      transaction.look();
    }
    Execution.Result result = new Execution(transaction, files).execute(statement, batch.isAlone());
    world.tell(
        "warehouse", () -> batch.id() + " " + sql.replaceAll("\\s+", " ") + " -> " + shown(result));
    boolean counted = countsCopies || !(statement instanceof Statement.Copy);
    batch.executed(counted ? result : new Execution.Result(Execution.NO_COUNT, result.answer()));
  }

  private static String shown(Execution.Result result) {
    return result.answer() == null
        ? Long.toString(result.rows())
        : String.valueOf(result.answer().rows());
  }

  private void commit(Batch batch, Transaction transaction) {
    transaction.commit(batch.by());
    world.tell("warehouse", () -> batch.id() + " is committed");
    batch.end(Status.FINISHED, "", world.scheduler().now());
    unblock();
  }

  private void fail(Batch batch, String error) {
    end(batch, Status.FAILED, error);
  }

  private void abort(Batch batch, String reason) {
    if (!batch.isEnded()) {
      end(batch, Status.ABORTED, reason);
    }
  }

  private void end(Batch batch, Status status, String error) {
    world.tell("warehouse", () -> batch.id() + " is rolled back: " + error);
    Transaction transaction = batch.transaction();
    if (transaction != null) {
      transaction.rollback();
    }
    batch.end(status, error, world.scheduler().now());
    unblock();
  }

  private void unblock() {
    for (Batch batch : batches.values()) {
      if (batch.isBlocked()) {
        batch.blocked(false);
        world.scheduler().after(Duration.ZERO, () -> step(batch));
      }
    }
  }
}
