/**
 * What a person sees of a failure, and the exit codes.
 *
 * <p>Start at {@link dev.weir.cli.error.Failures}.
 */
@NullMarked
package dev.weir.cli.error;

import org.jspecify.annotations.NullMarked;
