/**
 * The keys of connections, and of the sources that are read from them.
 *
 * <p>Start at {@link dev.weir.pipeline.keys.source.SourceKeys}.
 */
@NullMarked
package dev.weir.pipeline.keys.source;

import org.jspecify.annotations.NullMarked;
