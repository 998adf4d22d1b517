/**
 * Data sets that come from outside, as a pipeline writes them.
 *
 * <p>Start at {@link dev.weir.pipeline.source.Source}.
 */
@NullMarked
package dev.weir.pipeline.source;

import org.jspecify.annotations.NullMarked;
