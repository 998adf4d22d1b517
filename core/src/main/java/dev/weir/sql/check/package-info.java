/**
 * Checks compiled to SQL.
 *
 * <p>Start at {@link dev.weir.sql.check.CheckCompiler}.
 */
@NullMarked
package dev.weir.sql.check;

import org.jspecify.annotations.NullMarked;
