/**
 * Named queries: parameters in their SQL, and the values that people give them.
 *
 * <p>Start at {@link dev.weir.pipeline.query.ParameterizedSql}.
 */
@NullMarked
package dev.weir.pipeline.query;

import org.jspecify.annotations.NullMarked;
