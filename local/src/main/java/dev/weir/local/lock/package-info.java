/**
 * How processes on one machine see each other live and die.
 *
 * <p>Start at {@link dev.weir.local.lock.LifeLock}.
 */
@NullMarked
package dev.weir.local.lock;

import org.jspecify.annotations.NullMarked;
