package dev.weir.pipeline.keys.value;

import dev.weir.dataset.RejectLimit;
import dev.weir.pipeline.shape.Key;
import dev.weir.pipeline.shape.Scalar;
import dev.weir.pipeline.shape.Table;
import dev.weir.pipeline.shape.Table.Rule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The key {@code rejects}: of a pipeline, a source and a transform. */
public final class RejectKeys {
  private static final Key<Optional<Long>> MAX =
      Key.optional("max", Scalar.integer(0, Long.MAX_VALUE), "Rejects at most.");
  private static final Key<Optional<BigDecimal>> MAX_SHARE =
      Key.optional(
          "max-share",
          Percents.SHARE,
          "Rejects at most, in percent of the rows that were read: 1 %.");
  private static final Table<RejectLimit> LIMIT =
      Table.<RejectLimit>of(
              "rejects",
              "How much may be rejected before a run fails; whichever is reached first.",
              List.of(MAX, MAX_SHARE),
              fields ->
                  new RejectLimit(
                      fields.get(MAX).map(OptionalLong::of).orElseGet(OptionalLong::empty),
                      fields.get(MAX_SHARE)))
          .with(new Rule.AtLeastOne(List.of("max", "max-share")));

  public static final Key<RejectLimit> OF_PIPELINE =
      Key.defaulted(
          "rejects",
          LIMIT,
          RejectLimit.NONE,
          Map.of("max", 0),
          "How much of each source and transform may be rejected, where it does not say so itself.");
  public static final Key<Optional<RejectLimit>> OF_DATA_SET =
      Key.optional(
          "rejects", LIMIT, "How much of it may be rejected. Default: what the pipeline says.");

  private RejectKeys() {}
}
