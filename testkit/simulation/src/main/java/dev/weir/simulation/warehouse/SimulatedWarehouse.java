package dev.weir.simulation.warehouse;

import dev.weir.simulation.sql.SqlFailure;
import dev.weir.simulation.sql.Statement;
import dev.weir.simulation.sql.StatementParser;
import dev.weir.simulation.warehouse.Batch.Status;
import dev.weir.simulation.warehouse.Transaction.Isolation;
import dev.weir.simulation.world.Chance;
import dev.weir.simulation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A warehouse that executes batches beside each other, statement by statement, as time passes. */
public final class SimulatedWarehouse {
  private final World world;
  private final Weather weather;
  private final CopySource files;
  private final Database database = new Database();
  private final Locks locks = new Locks();
  private final Isolation isolation;

  /** Whether a query that waits for a lock sees what was there before it waited. */
  private final boolean looksFirst;

  private final boolean countsCopies;
  private final Submitted submitted = new Submitted();
  private Instant pausedUntil = Instant.MIN;
  private int foreigners;

  public SimulatedWarehouse(World world, CopySource files) {
    this.world = world;
    this.weather = new Weather(world);
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
      var _ = new Execution(foreign, files).execute(StatementParser.parse(sql), false);
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
        && submitted.all().stream().allMatch(Batch::isEnded);
  }

  private Transaction transaction() {
    return new Transaction(database, locks, isolation, world.scheduler()::now);
  }

  /**
   * @param token within eight hours, the same token is the same batch
   */
  Batch submit(String by, List<String> sqls, boolean alone, Optional<String> token) {
    Instant now = world.scheduler().now();
    Optional<Batch> earlier = token.flatMap(text -> submitted.ofToken(text, now));
    if (earlier.isPresent()) {
      return earlier.get();
    }
    Batch batch = new Batch(submitted.nextId(), by, sqls, alone, now);
    submitted.add(batch, token);
    world.scheduler().after(weather.queued(), () -> begin(batch));
    return batch;
  }

  Optional<Batch> find(String id) {
    Optional<Batch> found = submitted.find(id, world.scheduler().now());
    if (found.isPresent() && world.chance().happens(world.rates().forgotten())) {
      world.tell("warehouse", () -> "forgets " + id);
      found.get().forget();
      return Optional.empty();
    }
    return found;
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
    world.scheduler().after(weather.taken(batch), () -> step(batch));
  }

  private void step(Batch batch) {
    Transaction transaction = batch.transaction();
    if (batch.isEnded() || transaction == null || isPaused(() -> step(batch))) {
      return;
    }
    Chance chance = world.chance();
    if (chance.happens(world.rates().killed())) {
      fail(batch, weather.reason());
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
    batch.tell(status, weather.reason(), world.scheduler().now());
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
    for (Batch batch : submitted.all()) {
      if (batch.isBlocked()) {
        batch.blocked(false);
        world.scheduler().after(Duration.ZERO, () -> step(batch));
      }
    }
  }
}
