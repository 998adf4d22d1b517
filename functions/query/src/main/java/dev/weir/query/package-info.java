/**
 * The query function: named queries over the warehouse.
 *
 * <p>Start at {@link dev.weir.query.QueryService}.
 */
@NullMarked
package dev.weir.query;

import org.jspecify.annotations.NullMarked;
