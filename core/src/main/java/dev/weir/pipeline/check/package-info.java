/**
 * Promises about data sets, as written.
 *
 * <p>Start at {@link dev.weir.pipeline.check.Check}.
 */
@NullMarked
package dev.weir.pipeline.check;

import org.jspecify.annotations.NullMarked;
