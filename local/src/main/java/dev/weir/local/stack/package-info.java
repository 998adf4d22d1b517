/**
 * A deployed stack as the command line sees it: its executions, schedules and queries.
 *
 * <p>Start at {@link dev.weir.local.stack.Stack}.
 */
@NullMarked
package dev.weir.local.stack;

import org.jspecify.annotations.NullMarked;
