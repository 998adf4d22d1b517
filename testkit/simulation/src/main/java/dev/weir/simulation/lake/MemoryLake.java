package dev.weir.simulation.lake;

import dev.weir.lake.Lake;
import dev.weir.lake.LakeKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is in a lake. Nothing goes wrong here. */
public final class MemoryLake {
  private final String location;
  private final TreeMap<String, Lake.Stored> objects = new TreeMap<>();
  private final List<WriteListener> listeners = new ArrayList<>();
  private long versions;

  /** Hears of each write when it has happened. */
  @FunctionalInterface
  public interface WriteListener {
    /**
     * @param before null where there was none
     */
    void written(LakeKey key, byte @Nullable [] before, byte[] now);
  }

  /**
   * @param location as in {@code s3://lake}
   */
  public MemoryLake(String location) {
    this.location = location;
  }

  public void listen(WriteListener listener) {
    listeners.add(listener);
  }

  public String location() {
    return location;
  }

  public Optional<Lake.Stored> read(LakeKey key) {
    return Optional.ofNullable(objects.get(key.value()));
  }

  void put(LakeKey key, byte[] content) {
    Lake.Stored stored = new Lake.Stored(content, new Lake.Version("v" + ++versions));
    Lake.Stored before = objects.put(key.value(), stored);
    listeners.forEach(
        listener -> listener.written(key, before == null ? null : before.content(), content));
  }

  boolean create(LakeKey key, byte[] content) {
    if (objects.containsKey(key.value())) {
      return false;
    }
    put(key, content);
    return true;
  }

  boolean replace(LakeKey key, byte[] content, Lake.Version expected) {
    Lake.Stored found = objects.get(key.value());
    if (found == null || !found.version().equals(expected)) {
      return false;
    }
    put(key, content);
    return true;
  }

  /** All below a key, in order. */
  public List<Lake.Entry> list(LakeKey prefix) {
    return objects.subMap(prefix + "/", prefix + "0").entrySet().stream()
        .map(each -> new Lake.Entry(LakeKey.of(each.getKey()), each.getValue().content().length))
        .toList();
  }
}
