package dev.weir.redshift;

import dev.weir.redshift.statement.RedshiftAddress;
import dev.weir.redshift.statement.Statements;

/** What every step of a publication asks Redshift through. */
record Session(RedshiftAddress address, Statements statements) {
  Catalog catalog() {
    return new Catalog(statements);
  }
}
