/**
 * How far sources were read, looked at and set by hand.
 *
 * <p>Start at {@link dev.weir.laptop.cursors.CursorEdit}.
 */
@NullMarked
package dev.weir.laptop.cursors;

import org.jspecify.annotations.NullMarked;
