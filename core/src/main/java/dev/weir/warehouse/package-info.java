/**
 * Publishing: all tables of a run in one transaction, together with a ledger row.
 *
 * <p>Start at {@link dev.weir.warehouse.Warehouse}.
 */
@NullMarked
package dev.weir.warehouse;

import org.jspecify.annotations.NullMarked;
