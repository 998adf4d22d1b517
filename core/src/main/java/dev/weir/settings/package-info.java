/**
 * What the environment may set, the same on a laptop and in a function.
 *
 * <p>Start at {@link dev.weir.settings.MemorySize}.
 */
@NullMarked
package dev.weir.settings;

import org.jspecify.annotations.NullMarked;
