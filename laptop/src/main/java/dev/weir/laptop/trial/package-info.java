/**
 * A pipeline made of the first rows of its sources: what its data sets would look like, without a
 * run.
 *
 * <p>Start at {@link dev.weir.laptop.trial.Trial}.
 */
@NullMarked
package dev.weir.laptop.trial;

import org.jspecify.annotations.NullMarked;
