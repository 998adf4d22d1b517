package dev.weir.plan;

import dev.weir.error.CoreError;
import dev.weir.error.TerminalException;
import dev.weir.json.Json;
import dev.weir.lake.Lake;
import dev.weir.run.RunContext;
import dev.weir.text.Sha256;

/** Reads the frozen plan of a run out of the lake. */
public final class Plans {
  private final Lake lake;

  public Plans(Lake lake) {
    this.lake = lake;
  }

  /**
   * @throws TerminalException if there is none, it is not the one that the run started with, or
   *     another version wrote it
   */
  public Plan of(RunContext context) {
    byte[] json =
        lake.read(context.folder().plan())
            .orElseThrow(
                () ->
                    new TerminalException(
                        CoreError.UNKNOWN_RUN,
                        "Cannot find the plan of run %s at %s. Start the run with the plan function."
                            .formatted(context.run(), lake.location(context.folder().plan()))))
            .content();
    if (!hash(json).equals(context.planHash())) {
      throw new TerminalException(
          CoreError.INVALID_PLAN,
          "Cannot go on with run %s: %s was changed since the run started. Start a new run."
              .formatted(context.run(), lake.location(context.folder().plan())));
    }
    return parse(json);
  }

  /**
   * @throws TerminalException if another version of the format wrote it
   */
  public static Plan parse(byte[] json) {
    int format =
        Json.read(json, com.fasterxml.jackson.databind.JsonNode.class).path("format").asInt();
    if (format != Plan.FORMAT) {
      throw new TerminalException(
          CoreError.PLAN_FORMAT,
          "Cannot go on with a plan of format %d, which another version of Weir made: this one reads format %d. Start a new run, which gets a plan of its own."
              .formatted(format, Plan.FORMAT));
    }
    return Json.read(json, Plan.class);
  }

  /** SHA-256 of the plan's bytes, in hexadecimal. */
  public static String hash(byte[] json) {
    return Sha256.of(json);
  }
}
