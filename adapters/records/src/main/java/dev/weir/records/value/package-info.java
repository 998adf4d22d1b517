/**
 * Fields that are text as values of columns.
 *
 * <p>Start at {@link dev.weir.records.value.TextValues}.
 */
@NullMarked
package dev.weir.records.value;

import org.jspecify.annotations.NullMarked;
