package dev.weir.warehouse;

import dev.weir.run.RunContext;
import java.util.Comparator;
import java.util.List;

/**
 * All tables of a run, to be published together. Targets are in table-name order, so that locks are
 * always taken in the same one.
 */
public record Publication(RunContext context, List<TargetLoad> targets) {
  public Publication {
    targets =
        targets.stream().sorted(Comparator.comparing(target -> target.table().toString())).toList();
  }
}
