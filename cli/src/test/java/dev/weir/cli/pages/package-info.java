/**
 * The pages of {@code docs/sources}, run as they stand.
 *
 * <p>Start at {@link dev.weir.cli.pages.SourcePagesTest}.
 */
@NullMarked
package dev.weir.cli.pages;

import org.jspecify.annotations.NullMarked;
