/**
 * The pages behind an answer: how each is asked for, which is the last one, and what shows that
 * there is no end.
 *
 * <p>Start at {@link dev.weir.function.extractapi.paging.Pages}.
 */
@NullMarked
package dev.weir.function.extractapi.paging;

import org.jspecify.annotations.NullMarked;
