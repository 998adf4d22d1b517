/**
 * The query function: named queries over the warehouse.
 *
 * <p>Start at {@link dev.weir.function.query.QueryService}.
 */
@NullMarked
package dev.weir.function.query;

import org.jspecify.annotations.NullMarked;
