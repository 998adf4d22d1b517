package dev.weir.making;

import dev.weir.schema.Rows;
import java.util.List;

/**
 * The first rows of a source, read as a run reads them.
 *
 * @param rejects what a run would reject of what was read
 */
public record Sample(Rows rows, List<Rejected> rejects) {
  public Sample {
    rejects = List.copyOf(rejects);
  }

  /**
   * @param place the file or request, and the position in it
   * @param kind what is wrong, without values
   * @param reason a sentence
   */
  public record Rejected(String place, String kind, String reason) {}
}
