/**
 * Runs what is due while a process is there to do it.
 *
 * <p>Start at {@link dev.weir.laptop.serve.Serving}.
 */
@NullMarked
package dev.weir.laptop.serve;

import org.jspecify.annotations.NullMarked;
