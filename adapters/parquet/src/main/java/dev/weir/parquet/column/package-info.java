/**
 * Writes Parquet a column at a time, for sources that give values without objects. The files are
 * the same as those that {@link dev.weir.parquet.record.RecordWriter} writes.
 *
 * <p>Start at {@link dev.weir.parquet.column.ColumnFileWriter}.
 */
@NullMarked
package dev.weir.parquet.column;

import org.jspecify.annotations.NullMarked;
