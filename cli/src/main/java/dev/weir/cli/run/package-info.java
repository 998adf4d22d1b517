/**
 * Running pipelines: what a person sees while a run works, and of runs that are over.
 *
 * <p>Start at {@link dev.weir.cli.run.RunCommand}.
 */
@NullMarked
package dev.weir.cli.run;

import org.jspecify.annotations.NullMarked;
