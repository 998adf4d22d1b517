package dev.weir.redshift;

import dev.weir.redshift.sql.RedshiftCatalog;
import dev.weir.redshift.statement.RedshiftAddress;
import dev.weir.redshift.statement.Statements;

/** What every step of a publication asks Redshift through. */
record Session(RedshiftAddress address, Statements statements) {
  RedshiftCatalog catalog() {
    return new RedshiftCatalog(statements);
  }
}
