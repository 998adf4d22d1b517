/**
 * Pipelines drafted from data: columns are declared, and nobody has to type them.
 *
 * <p>Start at {@link dev.weir.cli.draft.Draft}.
 */
@NullMarked
package dev.weir.cli.draft;

import org.jspecify.annotations.NullMarked;
