/**
 * What the ledgers of a publication's targets say about its run: published, open, or refused.
 *
 * <p>Start at {@link dev.weir.warehouse.ledger.LedgerState}.
 */
@NullMarked
package dev.weir.warehouse.ledger;

import org.jspecify.annotations.NullMarked;
