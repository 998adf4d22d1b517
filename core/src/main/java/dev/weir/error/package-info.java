/**
 * What can go wrong, in two kinds: what a repetition may cure, and what it cannot.
 *
 * <p>Start at {@link dev.weir.error.WeirException}.
 */
@NullMarked
package dev.weir.error;

import org.jspecify.annotations.NullMarked;
