/**
 * What a person sees: tables, numbers, and a run as it goes on.
 *
 * <p>Start at {@link dev.weir.cli.view.RunView}.
 */
@NullMarked
package dev.weir.cli.view;

import org.jspecify.annotations.NullMarked;
