package dev.weir.pipeline.rules;

import dev.weir.pipeline.ParsedPipeline;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.TableName;
import dev.weir.pipeline.Target;
import dev.weir.pipeline.Write;
import dev.weir.pipeline.place.Positions;
import dev.weir.pipeline.place.Problems;
import java.util.HashMap;
import java.util.Map;

/** Each table is written once, in a way that its keys fit. */
public final class TargetRules {
  private final Pipeline pipeline;
  private final Positions positions;
  private final Problems problems;

  public TargetRules(ParsedPipeline parsed, Problems problems) {
    this.pipeline = parsed.pipeline();
    this.positions = parsed.positions();
    this.problems = problems;
  }

  public void check() {
    Map<TableName, String> byTable = new HashMap<>();
    pipeline
        .targets()
        .forEach(
            (name, target) -> {
              String other = byTable.putIfAbsent(target.table(), name);
              if (other != null) {
                problems.add(
                    positions,
                    "targets." + name + ".table",
                    "'%s' is the table of target '%s' too: one target per table"
                        .formatted(target.table(), other));
              }
              keys("targets." + name, target);
              design("targets." + name, target);
            });
  }

  private void keys(String path, Target target) {
    boolean merge = target.write() == Write.MERGE;
    if (merge && !positions.has(path + ".keys")) {
      problems.add(
          positions, path + ".write", "merge needs 'keys', the columns that identify a row");
    }
    if (!merge && positions.has(path + ".keys")) {
      problems.add(
          positions, path + ".keys", "only merge takes keys: leave them out or write merge");
    }
    if (target.allowEmpty() && target.write() != Write.REPLACE) {
      problems.add(positions, path + ".allow-empty", "only replace can leave a table empty");
    }
  }

  private void design(String path, Target target) {
    target
        .design()
        .problems(target.keys())
        .forEach(problem -> problems.add(positions, path + problem.key(), problem.message()));
  }
}
