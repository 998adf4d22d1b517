/**
 * How processes on one machine see each other live and die.
 *
 * <p>Start at {@link dev.weir.laptop.lock.LifeLock}.
 */
@NullMarked
package dev.weir.laptop.lock;

import org.jspecify.annotations.NullMarked;
