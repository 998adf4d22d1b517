/**
 * What CREATE TABLE and ALTER TABLE say of a table: columns, types, encodings, keys.
 *
 * <p>Start at {@link dev.weir.standin.redshift.table.Column}.
 */
@NullMarked
package dev.weir.standin.redshift.table;

import org.jspecify.annotations.NullMarked;
