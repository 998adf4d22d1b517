/**
 * What must hold between the keys of a pipeline.
 *
 * <p>Start at {@link dev.weir.pipeline.rules.NameRules}.
 */
@NullMarked
package dev.weir.pipeline.rules;

import org.jspecify.annotations.NullMarked;
