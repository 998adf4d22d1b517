/**
 * What a column of a draft is called, what type its values have, and how that is written.
 *
 * <p>Start at {@link dev.weir.cli.draft.column.TypeGuess}.
 */
@NullMarked
package dev.weir.cli.draft.column;

import org.jspecify.annotations.NullMarked;
