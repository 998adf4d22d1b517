/**
 * What the extract-api function fails with.
 *
 * <p>Start at {@link dev.weir.function.extractapi.error.ExtractApiError}.
 */
@NullMarked
package dev.weir.function.extractapi.error;

import org.jspecify.annotations.NullMarked;
