/**
 * PostgreSQL as the warehouse: tables are staged, published in one transaction with their ledger
 * rows, and verified by the ledger. docs/reference/publishing.md tells the whole of it.
 *
 * <p>Start at {@link dev.weir.postgres.warehouse.PostgresWarehouse}.
 */
@NullMarked
package dev.weir.postgres.warehouse;

import org.jspecify.annotations.NullMarked;
