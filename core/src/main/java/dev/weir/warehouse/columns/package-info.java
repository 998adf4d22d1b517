/**
 * The columns of a table and those of the data that goes into it: how they differ, what becomes of
 * it, and what speaks against publishing.
 *
 * <p>Start at {@link dev.weir.warehouse.columns.TableColumns}.
 */
@NullMarked
package dev.weir.warehouse.columns;

import org.jspecify.annotations.NullMarked;
