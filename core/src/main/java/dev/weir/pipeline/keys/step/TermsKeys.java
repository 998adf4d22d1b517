package dev.weir.pipeline.keys.step;

import dev.weir.pipeline.check.Terms;
import dev.weir.pipeline.shape.Fields;
import dev.weir.pipeline.shape.Key;
import dev.weir.pipeline.shape.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** The keys that may stand beside a check. */
final class TermsKeys {
  private enum Severity {
    FAIL,
    WARN
  }

  private static final String MORE_THAN = "more rows than, as in > 10";
  private static final Pattern THRESHOLD = Pattern.compile("> ?[0-9]{1,15}");

  private static final Key<Optional<Severity>> SEVERITY =
      Key.optional(
          "severity",
          Scalar.choice("severity", List.of(Severity.values())),
          "Beside a check: fail (the default) stops the run before anything is published, warn only reports.");
  private static final Key<Optional<Long>> FAIL_IF =
      Key.optional(
          "fail-if",
          threshold(),
          "Beside a check, in place of severity: stops the run if more rows break it.");
  private static final Key<Optional<Long>> WARN_IF =
      Key.optional(
          "warn-if",
          threshold(),
          "Beside a check, in place of severity: reports if more rows break it.");
  private static final Key<Optional<String>> WHERE =
      Key.optional(
          "where",
          Scalar.text("a condition in SQL"),
          "Beside a check: only rows for which this is true are checked.");

  static final List<Key<?>> BESIDE = List.of(SEVERITY, FAIL_IF, WARN_IF, WHERE);

  private TermsKeys() {}

  /**
   * @throws IllegalArgumentException with a message for the user
   */
  static Terms of(Fields fields) {
    Optional<Long> failAbove = fields.get(FAIL_IF);
    Optional<Long> warnAbove = fields.get(WARN_IF);
    Optional<Severity> severity = fields.get(SEVERITY);
    boolean counts = failAbove.isPresent() || warnAbove.isPresent();
    if (counts && severity.isPresent()) {
      throw new IllegalArgumentException(
          "severity says what the first row does: keep it, or fail-if and warn-if");
    }
    if (counts) {
      return new Terms(fields.get(WHERE), of(warnAbove), of(failAbove));
    }
    Terms usual = severity.orElse(Severity.FAIL) == Severity.FAIL ? Terms.FAIL : Terms.WARN;
    return new Terms(fields.get(WHERE), usual.warnAbove(), usual.failAbove());
  }

  private static OptionalLong of(Optional<Long> rows) {
    return rows.map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }

  private static Scalar<Long> threshold() {
    return Scalar.parsed(
        MORE_THAN,
        THRESHOLD,
        text -> {
          if (!THRESHOLD.matcher(text).matches()) {
            throw new IllegalArgumentException("expected " + MORE_THAN + ", found '" + text + "'");
          }
          return Long.parseLong(text.replace(">", "").strip());
        });
  }
}
