/**
 * Records of files that say themselves of which types their columns are: Parquet and Avro.
 *
 * <p>Start at {@link dev.weir.records.typed.TypedRecords}.
 */
@NullMarked
package dev.weir.records.typed;

import org.jspecify.annotations.NullMarked;
