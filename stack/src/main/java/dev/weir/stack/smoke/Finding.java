package dev.weir.stack.smoke;

/**
 * What one rule came to.
 *
 * @param rule a sentence
 * @param expected in the words of {@code observed}
 */
public record Finding(String rule, String expected, String observed, Verdict verdict) {

  /** Whether the warehouse does as publishing needs. */
  public enum Verdict {
    OK,
    DIFFERS,
    /** Nothing depends on it. */
    NOTED
  }

  static Finding of(String rule, String expected, String observed) {
    return new Finding(
        rule, expected, observed, expected.equals(observed) ? Verdict.OK : Verdict.DIFFERS);
  }

  static Finding noted(String rule, String observed) {
    return new Finding(rule, "either", observed, Verdict.NOTED);
  }
}
