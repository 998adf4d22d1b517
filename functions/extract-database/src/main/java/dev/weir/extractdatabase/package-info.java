/**
 * The extract-database function: a table or a query of a database becomes a data set in the lake.
 *
 * <p>Start at {@link dev.weir.extractdatabase.ExtractDatabase}.
 */
@NullMarked
package dev.weir.extractdatabase;

import org.jspecify.annotations.NullMarked;
