package dev.weir.pipeline.rules;

import dev.weir.pipeline.Target;
import dev.weir.pipeline.design.RedshiftDesign;
import dev.weir.pipeline.place.Positions;
import dev.weir.pipeline.place.Problems;
import java.util.List;

/** What the columns of a design must not be together. That they exist, the planner knows. */
final class DesignRules {
  private final Positions positions;
  private final Problems problems;

  DesignRules(Positions positions, Problems problems) {
    this.positions = positions;
    this.problems = problems;
  }

  void check(String path, Target target) {
    RedshiftDesign design = target.design().redshift();
    if (design.sort().size() > RedshiftDesign.MAX_SORT_COLUMNS) {
      problems.add(
          positions,
          path + ".redshift.sort",
          "%d columns are too many: a sort key of Redshift has at most %d"
              .formatted(design.sort().size(), RedshiftDesign.MAX_SORT_COLUMNS));
    }
    // docs.aws.amazon.com/redshift/latest/dg/limitations-super.html
    design
        .distribution()
        .key()
        .filter(design.superColumns()::contains)
        .ifPresent(
            column -> isSuper(path + ".redshift.distribution", column, "the distribution key"));
    each(path + ".redshift.sort", design.sort(), design, "in the sort key");
    // A SUPER and the text that is staged are never equal.
    each(path + ".keys", target.keys(), design, "a key of merge");
  }

  private void each(String path, List<String> columns, RedshiftDesign design, String what) {
    for (int i = 0; i < columns.size(); i++) {
      if (design.superColumns().contains(columns.get(i))) {
        isSuper(path + "[" + i + "]", columns.get(i), what);
      }
    }
  }

  private void isSuper(String path, String column, String what) {
    problems.add(
        positions,
        path,
        "'%s' is made SUPER, which cannot be %s: take another column, or leave it text"
            .formatted(column, what));
  }
}
