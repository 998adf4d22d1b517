/**
 * What the results of queries have in common, whether a source or the warehouse answers.
 *
 * <p>Start at {@link dev.weir.postgres.result.ExactNumbers}.
 */
@NullMarked
package dev.weir.postgres.result;

import org.jspecify.annotations.NullMarked;
