package dev.weir.pipeline.test;

import dev.weir.pipeline.place.Positions;
import dev.weir.schema.InOrder;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * A test of transforms.
 *
 * @param description empty if there is none
 * @param at the logical time
 * @param given rows of sources and of transforms that are not made
 * @param expected rows of transforms, by their names
 * @param rejects expected of transforms: each row has {@code reason}, or columns of the row that is
 *     rejected, or both; a transform that is not named rejects nothing
 * @param positions of its keys
 */
public record PipelineTest(
    String description,
    Instant at,
    Map<String, TestRows> given,
    Map<String, TestRows> expected,
    Map<String, TestRows> rejects,
    Positions positions) {
  public PipelineTest {
    given = InOrder.copyOf(given);
    expected = InOrder.copyOf(expected);
    rejects = InOrder.copyOf(rejects);
  }

  /** The data sets that must be made. */
  public Set<String> wanted() {
    Set<String> wanted = new LinkedHashSet<>(expected.keySet());
    wanted.addAll(rejects.keySet());
    return wanted;
  }
}
