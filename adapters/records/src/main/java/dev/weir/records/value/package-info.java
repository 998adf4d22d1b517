/**
 * Values as a source writes them: in its notation, or in a column's own format.
 *
 * <p>Start at {@link dev.weir.records.value.TextColumn}.
 */
@NullMarked
package dev.weir.records.value;

import org.jspecify.annotations.NullMarked;
