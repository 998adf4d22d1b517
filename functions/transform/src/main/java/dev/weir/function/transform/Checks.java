package dev.weir.function.transform;

import dev.weir.duckdb.DuckDbSession;
import dev.weir.error.TerminalException;
import dev.weir.events.CheckOutcome;
import dev.weir.events.RunEvent.Checked;
import dev.weir.plan.Plan.PlannedChecks;
import dev.weir.schema.Rows;
import dev.weir.sql.CompiledCheck;
import dev.weir.text.Counted;
import dev.weir.text.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs the checks of a data set. */
record Checks(DuckDbSession session) {
  private static final int EXAMPLES = 3;
  private static final int EXAMPLE_CHARACTERS = 300;

  Checked run(PlannedChecks checks) {
    List<CheckOutcome> outcomes = checks.checks().stream().map(this::outcome).toList();
    return new Checked(checks.dataSet(), outcomes);
  }

  private CheckOutcome outcome(CompiledCheck check) {
    long violations = session.count(check.sql());
    return new CheckOutcome(check.check(), violations, check.allowed(), check.fails(violations));
  }

  /**
   * @throws TerminalException naming every check that fails the run, with rows that break it
   */
  static void requirePassed(Checked checked, PlannedChecks checks, DuckDbSession session) {
    List<String> broken = new ArrayList<>();
    for (int i = 0; i < checked.outcomes().size(); i++) {
      CheckOutcome outcome = checked.outcomes().get(i);
      if (outcome.fails() && !outcome.passed()) {
        broken.add(new Checks(session).sentence(outcome, checks.checks().get(i)));
      }
    }
    if (!broken.isEmpty()) {
      throw new TerminalException(
          TransformError.BROKEN_CHECK,
          "Cannot publish data set '%s': it breaks %s.\nMend the data where it comes from, or the check, and start a new run."
              .formatted(checked.dataSet(), String.join("; ", broken)));
    }
  }

  private String sentence(CheckOutcome outcome, CompiledCheck check) {
    return check
        .examples()
        .map(
            sql ->
                "%s (%s: %s)"
                    .formatted(outcome.check(), Counted.rows(outcome.violations()), examples(sql)))
        .orElse(outcome.check());
  }

  private String examples(String sql) {
    Rows rows = session.rows(sql, EXAMPLES);
    return rows.rows().stream()
        .map(row -> example(rows.schema().names(), row))
        .collect(Collectors.joining(", "));
  }

  private static String example(List<String> names, List<@Nullable Object> values) {
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Object value = values.get(i);
      fields.add(names.get(i) + "=" + (value instanceof byte[] ? "(bytes)" : value));
    }
    return "{" + Excerpt.of(String.join(", ", fields), EXAMPLE_CHARACTERS) + "}";
  }
}
