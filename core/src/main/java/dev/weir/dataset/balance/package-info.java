/**
 * Whether all rows that go into a transform come out of it, one way or another.
 *
 * <p>Start at {@link dev.weir.dataset.balance.RowBalance}.
 */
@NullMarked
package dev.weir.dataset.balance;

import org.jspecify.annotations.NullMarked;
