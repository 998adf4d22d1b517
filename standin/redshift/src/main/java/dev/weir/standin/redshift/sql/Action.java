package dev.weir.standin.redshift.sql;

import dev.weir.standin.redshift.copy.CopyCommand;
import dev.weir.standin.redshift.statement.TableRef;
import java.util.List;
import java.util.Optional;

/** What a statement comes to on PostgreSQL. */
public sealed interface Action {
  /**
   * One statement.
   *
   * @param before statements that must run first
   * @param written the table that it writes rows into
   */
  record Run(List<String> before, String sql, Optional<TableRef> written) implements Action {
    public Run {
      before = List.copyOf(before);
    }
  }

  /** A load from S3. */
  record Copy(CopyCommand command) implements Action {}

  /** A statement that commits the transaction it is in, and what came before it. */
  record RunAndCommit(String sql) implements Action {}

  /** All rows of one table move to another, at once. */
  record Append(TableRef target, TableRef source) implements Action {}

  /** Explicit locks, which take no snapshot. */
  record Lock(String sql) implements Action {}

  /** Nothing that PostgreSQL has to do. */
  record Nothing() implements Action {}
}
