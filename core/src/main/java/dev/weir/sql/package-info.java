/**
 * Steps and checks compiled to SQL.
 *
 * <p>Start at {@link dev.weir.sql.StepCompiler}.
 */
@NullMarked
package dev.weir.sql;

import org.jspecify.annotations.NullMarked;
