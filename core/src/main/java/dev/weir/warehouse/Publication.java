package dev.weir.warehouse;

import dev.weir.run.LakeIdentity;
import dev.weir.run.RunContext;
import java.util.Comparator;
import java.util.List;

/**
 * All tables of a run, to be published together. Targets are in table-name order, so that locks are
 * always taken in the same one.
 *
 * @param lake where the run is: a run of the same name in another lake is another run
 */
public record Publication(RunContext context, LakeIdentity lake, List<TargetLoad> targets) {
  public Publication {
    targets =
        targets.stream().sorted(Comparator.comparing(target -> target.table().toString())).toList();
  }
}
