/**
 * Removing what old runs have left.
 *
 * <p>Start at {@link dev.weir.cli.clean.CleanCommand}.
 */
@NullMarked
package dev.weir.cli.clean;

import org.jspecify.annotations.NullMarked;
