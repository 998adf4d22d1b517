package dev.weir.run;

import dev.weir.json.Json;
import dev.weir.lake.Lake;
import java.util.Optional;
import java.util.UUID;

/**
 * Which lake it is: the content of {@code lake.json}, created once. Several lakes may publish into
 * one warehouse, and a warehouse outlives lakes: their runs have the same names.
 *
 * @param id random: letters, digits and -; a lake that was moved keeps it
 * @param location where the lake was when it got its identity, for people
 */
public record LakeIdentity(String id, String location) {
  /** More would take too much of the statements it stands in. */
  private static final int MAX_LOCATION = 200;

  public LakeIdentity {
    if (!id.matches("[A-Za-z0-9-]+")) {
      throw new IllegalArgumentException("'" + id + "' is no identity: letters, digits and -");
    }
    location =
        location.length() > MAX_LOCATION ? location.substring(0, MAX_LOCATION - 1) + "…" : location;
  }

  /** The lake's identity, which it gets now if it has none. */
  public static LakeIdentity of(Lake lake) {
    Optional<LakeIdentity> there = find(lake);
    if (there.isPresent()) {
      return there.get();
    }
    LakeIdentity made = new LakeIdentity(UUID.randomUUID().toString(), lake.location());
    return lake.create(RunFolder.LAKE, Json.bytes(made)) ? made : of(lake);
  }

  /** The lake's identity; empty before its first run is published. */
  public static Optional<LakeIdentity> find(Lake lake) {
    return lake.read(RunFolder.LAKE).map(stored -> Json.read(stored.content(), LakeIdentity.class));
  }

  /** As a warehouse keeps it: {@link #parse} reads it. */
  public String text() {
    return id + " " + location;
  }

  public static LakeIdentity parse(String text) {
    String[] parts = text.split(" ", 2);
    return new LakeIdentity(parts[0], parts.length > 1 ? parts[1] : "");
  }

  public boolean isSame(LakeIdentity other) {
    return id.equals(other.id);
  }
}
