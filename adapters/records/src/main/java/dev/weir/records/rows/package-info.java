/**
 * What reading a document gives: rows, rejects, or a document that is of no use; and its bounds.
 *
 * <p>Start at {@link dev.weir.records.rows.RecordSink}.
 */
@NullMarked
package dev.weir.records.rows;

import org.jspecify.annotations.NullMarked;
