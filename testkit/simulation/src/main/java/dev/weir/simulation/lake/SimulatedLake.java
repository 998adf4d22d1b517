package dev.weir.simulation.lake;

import dev.weir.error.CoreError;
import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import dev.weir.lake.Lake;
import dev.weir.lake.LakeKey;
import dev.weir.simulation.world.World;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A lake as processes reach it: any call may fail, be lost, stall, or be the last of its process.
 */
public final class SimulatedLake implements Lake {
  private final World world;
  private final MemoryLake objects;

  public SimulatedLake(World world, MemoryLake objects) {
    this.world = world;
    this.objects = objects;
  }

  private TransientException trouble(LakeKey key) {
    return new TransientException(
        CoreError.SCRATCH_FAILED,
        "Cannot reach %s: no answer in time. Try again.".formatted(location(key)));
  }

  @Override
  public String location() {
    return objects.location();
  }

  @Override
  public String location(LakeKey key) {
    return objects.location() + "/" + key;
  }

  @Override
  public void put(LakeKey key, byte[] content) {
    var _ =
        world.call(
            "put " + key,
            () -> {
              objects.put(key, content);
              return "done";
            },
            () -> trouble(key));
  }

  @Override
  public void put(LakeKey key, Path file) {
    throw new UnsupportedOperationException("No process of the simulation has files");
  }

  @Override
  public boolean create(LakeKey key, byte[] content) {
    return world.call("create " + key, () -> objects.create(key, content), () -> trouble(key));
  }

  @Override
  public boolean replace(LakeKey key, byte[] content, Version expected) {
    return world.call(
        "replace " + key, () -> objects.replace(key, content, expected), () -> trouble(key));
  }

  @Override
  public Optional<Stored> read(LakeKey key) {
    return world.call("read " + key, () -> objects.read(key), () -> trouble(key));
  }

  @Override
  public byte[] tail(LakeKey key, int bytes) {
    byte[] content =
        world
            .call("tail of " + key, () -> objects.read(key), () -> trouble(key))
            .orElseThrow(() -> absent(key))
            .content();
    return Arrays.copyOfRange(content, Math.max(0, content.length - bytes), content.length);
  }

  private TerminalException absent(LakeKey key) {
    return new TerminalException(
        CoreError.UNKNOWN_RUN, "Cannot read %s: it is not there.".formatted(location(key)));
  }

  @Override
  public List<Entry> list(LakeKey prefix) {
    return world.call("list " + prefix, () -> objects.list(prefix), () -> trouble(prefix));
  }

  @Override
  public Path fetch(LakeKey key, Path scratch) {
    throw new UnsupportedOperationException("No process of the simulation has files");
  }
}
