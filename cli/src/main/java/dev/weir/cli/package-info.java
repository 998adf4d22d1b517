/**
 * The command line: one class per command.
 *
 * <p>Start at {@link dev.weir.cli.Main}.
 */
@NullMarked
package dev.weir.cli;

import org.jspecify.annotations.NullMarked;
