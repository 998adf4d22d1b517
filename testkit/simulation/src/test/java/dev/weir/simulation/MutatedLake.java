package dev.weir.simulation;

import dev.weir.lake.Lake;
import dev.weir.lake.LakeKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A lake that some objects are written into, or read from, in another way than is asked for. */
class MutatedLake implements Lake {
  final Lake right;

  MutatedLake(Lake right) {
    this.right = right;
  }

  @Override
  public String location() {
    return right.location();
  }

  @Override
  public String location(LakeKey key) {
    return right.location(key);
  }

  @Override
  public void put(LakeKey key, byte[] content) {
    right.put(key, content);
  }

  @Override
  public void put(LakeKey key, Path file) {
    right.put(key, file);
  }

  @Override
  public boolean create(LakeKey key, byte[] content) {
    return right.create(key, content);
  }

  @Override
  public boolean replace(LakeKey key, byte[] content, Version expected) {
    return right.replace(key, content, expected);
  }

  @Override
  public Optional<Stored> read(LakeKey key) {
    return right.read(key);
  }

  @Override
  public byte[] tail(LakeKey key, int bytes) {
    return right.tail(key, bytes);
  }

  @Override
  public List<Entry> list(LakeKey prefix) {
    return right.list(prefix);
  }

  @Override
  public Path fetch(LakeKey key, Path scratch) {
    return right.fetch(key, scratch);
  }
}
