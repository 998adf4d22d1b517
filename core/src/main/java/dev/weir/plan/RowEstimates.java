package dev.weir.plan;

import dev.weir.dataset.balance.RowChanges;
import dev.weir.dataset.balance.RowEffect;
import dev.weir.plan.Plan.PlannedSource;
import dev.weir.plan.Plan.PlannedTransform;
import java.util.Optional;

/** How many rows data sets will have, as far as it follows from what databases say of tables. */
public record RowEstimates(Plan plan) {
  /**
   * @param most whether there may be fewer
   */
  public record Estimate(long rows, boolean most) {}

  /** Empty where nobody knows: what makes other rows of rows ends it. */
  public Optional<Estimate> of(String dataSet) {
    Optional<PlannedSource> source = plan.source(dataSet);
    return source.isPresent()
        ? source
            .map(PlannedSource::estimatedRows)
            .filter(rows -> rows >= 0)
            .map(rows -> new Estimate(rows, false))
        : plan.transform(dataSet).flatMap(this::of);
  }

  private Optional<Estimate> of(PlannedTransform transform) {
    RowEffect effect = transform.changes().map(RowChanges::effect).orElse(RowEffect.CHANGES);
    return switch (effect) {
      case KEEPS, DROPS ->
          of(transform.inputs().getFirst())
              .map(in -> new Estimate(in.rows(), in.most() || effect == RowEffect.DROPS));
      case ADDS, CHANGES -> Optional.empty();
    };
  }
}
