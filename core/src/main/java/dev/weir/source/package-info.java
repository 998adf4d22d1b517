/**
 * Relational sources: described when planning, read in parts when extracting.
 *
 * <p>Start at {@link dev.weir.source.SourceDatabase}.
 */
@NullMarked
package dev.weir.source;

import org.jspecify.annotations.NullMarked;
