/**
 * Hostile inputs for what reads files, streams and texts. It depends on nothing, so that core's
 * tests have it too.
 *
 * <p>Start at {@link dev.weir.testkit.fuzz.Fuzz}.
 */
@NullMarked
package dev.weir.testkit.fuzz;

import org.jspecify.annotations.NullMarked;
