package dev.weir.simulation.warehouse;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** All batches there ever were, and how long they are known by their token and their id. */
final class Submitted {
  private static final Duration TOKENS = Duration.ofHours(8);
  private static final Duration RETENTION = Duration.ofHours(24);

  private final Map<String, Batch> batches = new LinkedHashMap<>();
  private final Map<String, Batch> byToken = new HashMap<>();

  Collection<Batch> all() {
    return batches.values();
  }

  String nextId() {
    return "s" + (batches.size() + 1);
  }

  void add(Batch batch, Optional<String> token) {
    batches.put(batch.id(), batch);
    token.ifPresent(text -> byToken.put(text, batch));
  }

  Optional<Batch> ofToken(String token, Instant now) {
    return Optional.ofNullable(byToken.get(token))
        .filter(batch -> batch.createdAt().plus(TOKENS).isAfter(now));
  }

  Optional<Batch> find(String id, Instant now) {
    return Optional.ofNullable(batches.get(id)).filter(batch -> !isGone(batch, now));
  }

  private static boolean isGone(Batch batch, Instant now) {
    Instant ended = batch.endedAt();
    return batch.isForgotten() || (ended != null && ended.plus(RETENTION).isBefore(now));
  }
}
