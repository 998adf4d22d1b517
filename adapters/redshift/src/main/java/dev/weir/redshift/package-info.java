/**
 * Redshift as the warehouse: staged by COPY, published in one batch with the ledger rows, verified
 * by the ledger. docs/reference/publishing.md tells the whole of it.
 *
 * <p>Start at {@link dev.weir.redshift.RedshiftWarehouse}.
 */
@NullMarked
package dev.weir.redshift;

import org.jspecify.annotations.NullMarked;
