package dev.weir.dataset;

import dev.weir.error.CoreError;
import dev.weir.error.TerminalException;
import dev.weir.run.RunId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What of a data set was rejected: how much, why, and where the first of each reason were. */
final class RejectCount {
  private static final int EXAMPLES = 3;
  private static final int SHOWN_REASONS = 50;

  private final RejectLimit limit;
  private final Map<String, Long> reasons = new TreeMap<>();
  private final Map<String, List<String>> places = new TreeMap<>();
  private long rows;

  RejectCount(RejectLimit limit) {
    this.limit = limit;
  }

  Map<String, Long> reasons() {
    return reasons;
  }

  /** The first of each reason. */
  Map<String, List<String>> places() {
    return places;
  }

  void add(String reason, long count, List<String> examples) {
    rows += count;
    reasons.merge(reason, count, Long::sum);
    List<String> known = places.computeIfAbsent(reason, _ -> new ArrayList<>());
    examples.stream().limit(EXAMPLES - known.size()).forEach(known::add);
  }

  boolean isHopeless() {
    return limit.isHopeless(rows);
  }

  boolean isExceeded(long read) {
    return limit.isExceeded(rows, read);
  }

  /** Says where rows are, not what is in them: this goes into logs and mail, rows do not. */
  TerminalException failure(String dataSet, RunId run, long read) {
    String counts =
        isHopeless()
            ? "%d rejected among the first %d rows, where reading was given up"
            : "%d rejected of %d rows";
    return new TerminalException(
        CoreError.TOO_MANY_REJECTS,
        ("Cannot complete data set '%s': "
                + counts
                + ", more than rejects: %s allows:\n%s\nCorrect them where they come from. Or"
                + " allow them: write  rejects: {max: %s}  under %s in the pipeline. See ./weir"
                + " rejects %s for what is in them.")
            .formatted(
                dataSet,
                rows,
                read,
                limit.inWords(),
                list(),
                isHopeless() ? "…" : rows,
                dataSet,
                run));
  }

  private String list() {
    return reasons.entrySet().stream()
            .limit(SHOWN_REASONS)
            .map(entry -> "  " + entry.getValue() + " × " + entry.getKey() + where(entry.getKey()))
            .collect(Collectors.joining("\n"))
        + (reasons.size() > SHOWN_REASONS ? "\n  …" : "");
  }

  private String where(String reason) {
    List<String> known = places.getOrDefault(reason, List.of());
    return known.isEmpty() ? "" : ": " + String.join(", ", known);
  }
}
