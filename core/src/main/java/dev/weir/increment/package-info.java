/**
 * What of a source is new: the values of a cursor, and windows of them. Start at {@link Window}.
 */
@NullMarked
package dev.weir.increment;

import org.jspecify.annotations.NullMarked;
