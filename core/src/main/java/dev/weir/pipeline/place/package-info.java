/**
 * Where in a file a value stands, and what is wrong there.
 *
 * <p>Start at {@link dev.weir.pipeline.place.Place}.
 */
@NullMarked
package dev.weir.pipeline.place;

import org.jspecify.annotations.NullMarked;
