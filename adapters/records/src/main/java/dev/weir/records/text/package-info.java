/**
 * Records that are lines, delimited or not.
 *
 * <p>Start at {@link dev.weir.records.text.DelimitedRecords}.
 */
@NullMarked
package dev.weir.records.text;

import org.jspecify.annotations.NullMarked;
