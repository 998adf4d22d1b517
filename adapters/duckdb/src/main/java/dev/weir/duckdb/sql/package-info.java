/**
 * Statements as DuckDB parses them: which tables they name.
 *
 * <p>Start at {@link dev.weir.duckdb.sql.References}.
 */
@NullMarked
package dev.weir.duckdb.sql;

import org.jspecify.annotations.NullMarked;
