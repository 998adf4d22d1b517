/**
 * Names, types and columns: short values that many keys take.
 *
 * <p>Start at {@link dev.weir.pipeline.keys.value.Names}.
 */
@NullMarked
package dev.weir.pipeline.keys.value;

import org.jspecify.annotations.NullMarked;
