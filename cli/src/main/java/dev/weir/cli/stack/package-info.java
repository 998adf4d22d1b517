/**
 * Which stack is meant, and whether its warehouse keeps the rules.
 *
 * <p>Start at {@link dev.weir.cli.stack.StackOptions}.
 */
@NullMarked
package dev.weir.cli.stack;

import org.jspecify.annotations.NullMarked;
