package dev.weir.laptop.trial;

import dev.weir.schema.Rows;
import java.util.List;

/**
 * A data set as it was tried.
 *
 * @param source whether it comes from outside
 * @param rows that it has
 * @param rejected rows or records that were rejected
 * @param rejects the first of these, with their places
 * @param more whether the source has more rows than were read
 * @param first rows of it
 */
public record TriedDataSet(
    String name,
    boolean source,
    long rows,
    long rejected,
    List<String> rejects,
    boolean more,
    Rows first) {
  public TriedDataSet {
    rejects = List.copyOf(rejects);
  }
}
