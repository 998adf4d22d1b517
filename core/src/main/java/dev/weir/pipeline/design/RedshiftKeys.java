package dev.weir.pipeline.design;

import java.util.ArrayList;
import java.util.List;

/** What the columns of a design for Redshift must not be together, whatever types they have. */
final class RedshiftKeys {
  private final RedshiftDesign design;
  private final List<DesignProblem> problems = new ArrayList<>();

  RedshiftKeys(RedshiftDesign design) {
    this.design = design;
  }

  /**
   * @param keys of the target
   */
  List<DesignProblem> problems(List<String> keys) {
    if (design.sort().size() > RedshiftDesign.MAX_SORT_COLUMNS) {
      problems.add(
          new DesignProblem(
              ".redshift.sort",
              "%d columns are too many: a sort key of Redshift has at most %d"
                  .formatted(design.sort().size(), RedshiftDesign.MAX_SORT_COLUMNS)));
    }
    // docs.aws.amazon.com/redshift/latest/dg/limitations-super.html
    design
        .distribution()
        .key()
        .ifPresent(column -> notSuper(".redshift.distribution", column, "the distribution key"));
    each(".redshift.sort", design.sort(), "in the sort key");
    // A SUPER and the text that is staged are never equal.
    each(".keys", keys, "a key of merge");
    return problems;
  }

  private void each(String key, List<String> columns, String what) {
    for (int i = 0; i < columns.size(); i++) {
      notSuper(key + "[" + i + "]", columns.get(i), what);
    }
  }

  private void notSuper(String key, String column, String what) {
    if (design.superColumns().contains(column)) {
      problems.add(
          new DesignProblem(
              key,
              "'%s' is made SUPER, which cannot be %s: take another column, or leave it text"
                  .formatted(column, what)));
    }
  }
}
