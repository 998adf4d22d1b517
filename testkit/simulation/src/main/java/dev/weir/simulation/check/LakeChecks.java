package dev.weir.simulation.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.json.Json;
import dev.weir.lake.LakeKey;
import dev.weir.run.Lease;
import dev.weir.run.RunId;
import dev.weir.simulation.lake.MemoryLake;
import dev.weir.simulation.stack.Stack;
import dev.weir.simulation.world.World;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at every write into a lake: what is written once stays, a lease has one holder, and no
 * report says what the warehouse does not.
 */
final class LakeChecks implements MemoryLake.WriteListener {
  private static final Set<String> ONCE = Set.of("plan.json", "fence.json", "dataset.json");

  private final World world;
  private final Checker checker;
  private final Stack stack;

  LakeChecks(World world, Checker checker, Stack stack) {
    this.world = world;
    this.checker = checker;
    this.stack = stack;
  }

  @Override
  public void written(LakeKey key, byte @Nullable [] before, byte[] now) {
    if (before != null && ONCE.contains(key.name()) && !Arrays.equals(before, now)) {
      world.violated(key + " is written a second time");
    }
    if (key.name().equals("report.json")) {
      report(Json.read(now, JsonNode.class));
    }
    if (key.value().startsWith("leases/")) {
      lease(before == null ? null : Json.read(before, Lease.class), Json.read(now, Lease.class));
    }
  }

  private void report(JsonNode report) {
    RunId run = RunId.parse(report.path("runId").asText());
    if (report.path("status").asText().equals("SUCCEEDED") && !checker.isPublished(stack, run)) {
      world.violated("the report of run " + run + " says that it is published");
    }
  }

  private void lease(@Nullable Lease before, Lease now) {
    now.published()
        .filter(run -> !checker.isPublished(stack, run))
        .ifPresent(run -> world.violated("the lease says that run " + run + " is published"));
    if (before == null) {
      return;
    }
    if (now.fence() < before.fence()) {
      world.violated("the fence goes back from %s to %s".formatted(before.fence(), now.fence()));
    }
    if (!before.released()
        && !now.execution().equals(before.execution())
        && stack.isRunningNow(before.execution())) {
      world.violated(
          "%s takes the lease of %s, which runs".formatted(now.execution(), before.execution()));
    }
    String acting = stack.acting(world.scheduler().current());
    if (!before.released()
        && now.released()
        && stack.isRunningNow(before.execution())
        && !before.execution().equals(acting)) {
      world.violated(
          "%s releases the lease of %s, which runs".formatted(acting, before.execution()));
    }
  }
}
