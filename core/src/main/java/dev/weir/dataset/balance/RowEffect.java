package dev.weir.dataset.balance;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of the number of rows, rejected ones included. */
public enum RowEffect {
  /** Each row stays, or is rejected. */
  @JsonProperty("keeps")
  KEEPS,
  /** Some are left out, none is added. */
  @JsonProperty("drops")
  DROPS,
  /** Some become several, none is left out. */
  @JsonProperty("adds")
  ADDS,
  /** Rows that come out are not rows that went in. */
  @JsonProperty("changes")
  CHANGES;

  /** Of one after the other. */
  RowEffect then(RowEffect next) {
    return this == next || next == KEEPS ? this : this == KEEPS ? next : CHANGES;
  }
}
