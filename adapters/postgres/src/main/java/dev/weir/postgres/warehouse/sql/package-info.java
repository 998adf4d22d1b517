/**
 * How PostgreSQL writes what every warehouse has, how its statements are run, and what its catalog
 * says of the tables that are there.
 *
 * <p>Start at {@link dev.weir.postgres.warehouse.sql.PostgresDialect}.
 */
@NullMarked
package dev.weir.postgres.warehouse.sql;

import org.jspecify.annotations.NullMarked;
