package dev.weir.standin.redshift.sql;

import dev.weir.standin.redshift.statement.RedshiftError;
import dev.weir.standin.redshift.statement.Sql;

/** What does not run in a transaction block, and so not in a batch. */
final class TransactionRules {
  private TransactionRules() {}

  static void check(Sql sql) {
    append(sql);
    alterColumnType(sql);
    vacuum(sql);
    transactionControl(sql);
  }

  /**
   * ALTER TABLE APPEND commits by itself and is refused in a transaction (r_ALTER_TABLE_APPEND).
   */
  private static void append(Sql sql) {
    if (sql.starts("alter", "table") && sql.has("append", "from")) {
      throw new RedshiftError("ALTER TABLE APPEND cannot run inside a transaction block");
    }
  }

  /** Widening a VARCHAR does not run in a transaction block (r_ALTER_TABLE). */
  private static void alterColumnType(Sql sql) {
    if (sql.starts("alter", "table") && sql.has("alter", "column") && sql.has("type")) {
      throw new RedshiftError("ALTER TABLE ALTER COLUMN cannot run inside a transaction block");
    }
  }

  /** VACUUM does not run in a transaction block (r_VACUUM_command). */
  private static void vacuum(Sql sql) {
    if (sql.starts("vacuum")) {
      throw new RedshiftError("VACUUM cannot run inside a transaction block");
    }
  }

  /**
   * A batch is one transaction already ("Using the Amazon Redshift Data API", data-api). What
   * Redshift does with another BEGIN or COMMIT in it is not documented: the stand-in refuses it.
   */
  private static void transactionControl(Sql sql) {
    for (String word : new String[] {"begin", "start", "commit", "end", "rollback", "abort"}) {
      if (sql.starts(word)) {
        throw new RedshiftError(
            "the stand-in has no %s in a batch: it is one transaction".formatted(word));
      }
    }
  }
}
