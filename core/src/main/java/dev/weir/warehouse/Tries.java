package dev.weir.warehouse;

import dev.weir.json.Json;
import dev.weir.lake.Lake;
import dev.weir.lake.LakeKey;
import dev.weir.run.RunContext;
import java.util.Optional;

/**
 * Counts in the lake how often the steps of a publication went wrong, so that trying again has an
 * end whichever process tries. A new attempt of the run begins anew.
 */
public final class Tries {
  private final Lake lake;
  private final RunContext context;

  public Tries(Lake lake, RunContext context) {
    this.lake = lake;
    this.context = context;
  }

  /**
   * @param attempt of the run in which was counted
   * @param number of the next try within that attempt, from 1
   */
  private record Count(int attempt, int number) {}

  /**
   * Counts one thing that went wrong with a step, each thing for itself. Returns its number within
   * this attempt of the run, from 1.
   *
   * @param step as {@link dev.weir.run.RunFolder#submission} names it
   * @param what a word
   */
  public int count(String step, String what) {
    LakeKey key = context.folder().submission(step + "-" + what);
    Optional<Lake.Stored> stored = lake.read(key);
    int number =
        stored
            .map(found -> Json.read(found.content(), Count.class))
            .filter(count -> count.attempt() == context.attempt())
            .map(Count::number)
            .orElse(1);
    byte[] next = Json.bytes(new Count(context.attempt(), number + 1));
    // Who loses against another process has counted the same try.
    var _ =
        stored
            .map(found -> lake.replace(key, next, found.version()))
            .orElseGet(() -> lake.create(key, next));
    return number;
  }
}
