package dev.weir.records.typed;

import java.io.IOException;

/** An Avro file says of itself what cannot be. */
final class AvroDamage extends IOException {
  AvroDamage(String reason) {
    super(reason);
  }
}
