/**
 * A person's query of the warehouse, and its rows.
 *
 * <p>Start at {@link dev.weir.postgres.warehouse.query.WarehouseQuery}.
 */
@NullMarked
package dev.weir.postgres.warehouse.query;

import org.jspecify.annotations.NullMarked;
