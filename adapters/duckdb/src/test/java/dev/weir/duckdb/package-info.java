/** Tests of the SQL engine and, through it, of steps and checks. */
@NullMarked
package dev.weir.duckdb;

import org.jspecify.annotations.NullMarked;
