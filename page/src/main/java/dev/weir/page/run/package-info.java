/**
 * A run as one page: what became of it, what came out, what is odd, where the time went.
 *
 * <p>Start at {@link dev.weir.page.run.RunPage}.
 */
@NullMarked
package dev.weir.page.run;

import org.jspecify.annotations.NullMarked;
