/**
 * Time and chance.
 *
 * <p>Start at {@link dev.weir.time.Time}.
 */
@NullMarked
package dev.weir.time;

import org.jspecify.annotations.NullMarked;
