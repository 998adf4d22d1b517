package dev.weir.postgres.warehouse;

import java.time.Duration;

/**
 * @param lockTimeout how long a publication waits for another session before it answers that it
 *     will come back
 * @param idleTimeout after which the server ends a transaction whose process says nothing any more,
 *     so that a frozen function does not hold the ledger
 * @param queryTimeout after which a query is cancelled
 */
public record WarehouseSettings(Duration lockTimeout, Duration idleTimeout, Duration queryTimeout) {
  public static final WarehouseSettings DEFAULT =
      new WarehouseSettings(Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofMinutes(1));

  String setLockTimeout() {
    return "SET lock_timeout = " + lockTimeout.toMillis();
  }

  String setIdleTimeout() {
    return "SET idle_in_transaction_session_timeout = " + idleTimeout.toMillis();
  }
}
