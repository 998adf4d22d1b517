/**
 * Steps compiled to SQL.
 *
 * <p>Start at {@link dev.weir.sql.step.StepCompiler}.
 */
@NullMarked
package dev.weir.sql.step;

import org.jspecify.annotations.NullMarked;
