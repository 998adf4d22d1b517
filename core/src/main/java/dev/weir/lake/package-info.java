/**
 * The place where a run keeps its plan, its data sets and its report, as whole objects.
 *
 * <p>Start at {@link dev.weir.lake.Lake}.
 */
@NullMarked
package dev.weir.lake;

import org.jspecify.annotations.NullMarked;
