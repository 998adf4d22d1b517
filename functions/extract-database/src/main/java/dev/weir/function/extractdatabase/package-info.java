/**
 * The extract-database function: a table or a query of a database becomes a data set in the lake.
 *
 * <p>Start at {@link dev.weir.function.extractdatabase.ExtractDatabaseService}.
 */
@NullMarked
package dev.weir.function.extractdatabase;

import org.jspecify.annotations.NullMarked;
