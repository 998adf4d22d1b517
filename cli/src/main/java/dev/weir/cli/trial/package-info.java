/**
 * A run that publishes nothing, in front of a person.
 *
 * <p>Start at {@link dev.weir.cli.trial.TrialRun}.
 */
@NullMarked
package dev.weir.cli.trial;

import org.jspecify.annotations.NullMarked;
