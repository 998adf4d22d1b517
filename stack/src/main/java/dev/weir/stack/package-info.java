/**
 * A deployed stack as the command line sees it: its executions, schedules and queries.
 *
 * <p>Start at {@link dev.weir.stack.Stack}.
 */
@NullMarked
package dev.weir.stack;

import org.jspecify.annotations.NullMarked;
