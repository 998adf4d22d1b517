package dev.weir.dataset;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How much of a data set may be rejected. Of two limits, the one that is reached first counts.
 *
 * @param max rejects
 * @param maxShare rejects in percent of the rows that were read
 */
public record RejectLimit(OptionalLong max, Optional<BigDecimal> maxShare) {
  /** Nothing may be rejected: the default. */
  public static final RejectLimit NONE = ofMax(0);

  private static final int PERCENT_DIGITS = 2;
  private static final long FACTOR = 10;
  private static final long FEW = 500;

  public static RejectLimit ofMax(long max) {
    return new RejectLimit(OptionalLong.of(max), Optional.empty());
  }

  /**
   * @param read rows, rejected ones included
   */
  public boolean isExceeded(long rejected, long read) {
    return (max.isPresent() && rejected > max.getAsLong())
        || (maxShare.isPresent()
            && BigDecimal.valueOf(rejected)
                    .compareTo(
                        maxShare
                            .get()
                            .multiply(BigDecimal.valueOf(read))
                            .movePointLeft(PERCENT_DIGITS))
                > 0);
  }

  /** So many that nobody learns more from reading on; never where only a share is limited. */
  public boolean isHopeless(long rejected) {
    return max.isPresent() && rejected > FEW && rejected / FACTOR >= max.getAsLong();
  }

  /** As a pipeline writes it: {@code {max: 10, max-share: 1 %}}. */
  public String inWords() {
    String share =
        maxShare.map(percent -> "max-share: " + percent.toPlainString() + " %").orElse("");
    if (max.isEmpty()) {
      return "{" + share + "}";
    }
    return "{max: " + max.getAsLong() + (share.isEmpty() ? "" : ", " + share) + "}";
  }
}
