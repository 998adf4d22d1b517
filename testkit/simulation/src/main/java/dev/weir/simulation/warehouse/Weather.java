package dev.weir.simulation.warehouse;

import dev.weir.simulation.world.Chance;
import dev.weir.simulation.world.World;
import java.time.Duration;
import java.util.List;

/** How long things take in a warehouse, and what ends them. */
record Weather(World world) {
  private static final List<String> KILLED =
      List.of(
          "ERROR: Query (1) cancelled on user's request",
          "ERROR: system requested abort of query",
          "ERROR: 1023\n  DETAIL: Serializable isolation violation on table - 1",
          "ERROR: could not connect to the leader node",
          "ERROR: internal error: the connection was closed");

  /** Until what was submitted begins. */
  Duration queued() {
    Chance chance = world.chance();
    return chance.happens(world.rates().slowed())
        ? chance.between(Duration.ofMinutes(1), Duration.ofHours(3))
        : chance.between(Duration.ZERO, Duration.ofMillis(500));
  }

  /** Until a statement ends. */
  Duration taken(Batch batch) {
    Chance chance = world.chance();
    if (!chance.happens(world.rates().hung())) {
      return chance.between(Duration.ofMillis(2), Duration.ofMillis(400));
    }
    Duration hangs =
        chance.happens(0.1)
            ? chance.between(Duration.ofHours(1), Duration.ofHours(6))
            : chance.between(Duration.ofSeconds(30), Duration.ofMinutes(20));
    world.tell("warehouse", () -> batch.id() + " hangs for " + hangs);
    return hangs;
  }

  /** Why a statement is rolled back, or is said to be. */
  String reason() {
    return world.chance().oneOf(KILLED);
  }
}
