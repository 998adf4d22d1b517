package dev.weir.records.encoding;

import java.io.IOException;

/** A document that is not in its encoding. */
public final class Undecodable extends IOException {
  Undecodable(String reason) {
    super(reason);
  }

  /** Of the reason, which is always there. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
