/**
 * The warehouse that an address names: for every function that writes it, reads it, or plans for
 * it.
 *
 * <p>Start at {@link dev.weir.warehouse.choice.Warehouses}.
 */
@NullMarked
package dev.weir.warehouse.choice;

import org.jspecify.annotations.NullMarked;
