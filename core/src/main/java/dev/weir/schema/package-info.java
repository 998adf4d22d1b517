/**
 * Columns and their types: the one type table that every source, file and warehouse is mapped to.
 *
 * <p>Start at {@link dev.weir.schema.ColumnType}.
 */
@NullMarked
package dev.weir.schema;

import org.jspecify.annotations.NullMarked;
