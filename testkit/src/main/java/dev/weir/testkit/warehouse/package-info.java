/**
 * The promises of a warehouse, as contract suites.
 *
 * <p>Start at {@link dev.weir.testkit.warehouse.WarehouseContract}.
 */
@NullMarked
package dev.weir.testkit.warehouse;

import org.jspecify.annotations.NullMarked;
