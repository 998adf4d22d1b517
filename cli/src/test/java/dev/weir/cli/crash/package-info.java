/** Runs that are killed, interrupted, repeated and started twice, in processes of their own. */
@NullMarked
package dev.weir.cli.crash;

import org.jspecify.annotations.NullMarked;
