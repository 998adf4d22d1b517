/**
 * A deployed stack whose functions replay a laptop's answers, for tests of what talks to a stack.
 *
 * <p>Start at {@link dev.weir.testkit.stack.DeployedReplay}.
 */
@NullMarked
package dev.weir.testkit.stack;

import org.jspecify.annotations.NullMarked;
