/**
 * The command line: one class per command.
 *
 * <p>Start at {@link dev.weir.local.cli.Main}.
 */
@NullMarked
package dev.weir.local.cli;

import org.jspecify.annotations.NullMarked;
