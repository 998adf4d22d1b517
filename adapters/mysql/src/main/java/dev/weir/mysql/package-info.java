/**
 * Reads MySQL and MariaDB: tables and queries are described, and read row by row into a Parquet
 * file.
 *
 * <p>Start at {@link dev.weir.mysql.MySqlSource}; the type table is {@link
 * dev.weir.mysql.MySqlTypes}.
 */
@NullMarked
package dev.weir.mysql;

import org.jspecify.annotations.NullMarked;
