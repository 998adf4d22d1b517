package dev.weir.function.extractapi.address;

import dev.weir.secrets.Mask;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** The secrets that may stand in an answer: those known from the start, and tokens. Thread-safe. */
final class KnownSecrets {
  private final AtomicReference<Mask> mask;

  KnownSecrets(Mask mask) {
    this.mask = new AtomicReference<>(mask);
  }

  Mask mask() {
    return mask.get();
  }

  void add(String secret) {
    mask.updateAndGet(known -> Mask.all(List.of(known, new Mask(List.of(secret)))));
  }
}
