/**
 * Pages of runs, in a browser.
 *
 * <p>Start at {@link dev.weir.page.run.RunPageTest}.
 */
@NullMarked
package dev.weir.page.run;

import org.jspecify.annotations.NullMarked;
