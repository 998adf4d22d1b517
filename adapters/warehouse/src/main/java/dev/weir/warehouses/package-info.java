/**
 * The warehouse that an address names: for every function that writes it, reads it, or plans for
 * it.
 *
 * <p>Start at {@link dev.weir.warehouses.Warehouses}.
 */
@NullMarked
package dev.weir.warehouses;

import org.jspecify.annotations.NullMarked;
