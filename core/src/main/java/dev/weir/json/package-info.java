/**
 * How records are written as JSON.
 *
 * <p>Start at {@link dev.weir.json.Json}.
 */
@NullMarked
package dev.weir.json;

import org.jspecify.annotations.NullMarked;
