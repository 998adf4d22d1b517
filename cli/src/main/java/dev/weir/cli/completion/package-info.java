/**
 * What shells complete behind {@code weir}.
 *
 * <p>Start at {@link dev.weir.cli.completion.CompletionCommand}.
 */
@NullMarked
package dev.weir.cli.completion;

import org.jspecify.annotations.NullMarked;
