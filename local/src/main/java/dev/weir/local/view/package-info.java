/**
 * What a person sees: tables, numbers, and a run as it goes on.
 *
 * <p>Start at {@link dev.weir.local.view.RunView}.
 */
@NullMarked
package dev.weir.local.view;

import org.jspecify.annotations.NullMarked;
