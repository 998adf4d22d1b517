package dev.weir.standin.redshift.engine;

import java.util.Optional;

/**
 * What running one statement gave.
 *
 * @param rows returned or affected; -1 for a statement that has no rows
 */
record Outcome(long rows, Optional<ResultTable> result) {
  static final Outcome NOTHING = new Outcome(-1, Optional.empty());

  static Outcome affected(long rows) {
    return new Outcome(rows, Optional.empty());
  }
}
