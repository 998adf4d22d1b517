/**
 * Fields of a record as values of columns.
 *
 * <p>Start at {@link dev.weir.records.value.Columns}.
 */
@NullMarked
package dev.weir.records.value;

import org.jspecify.annotations.NullMarked;
