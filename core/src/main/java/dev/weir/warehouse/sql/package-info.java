/**
 * The statements of a publication, written once for all adapters of SQL warehouses, and what they
 * leave in the warehouse: ledgers, staging tables and their notes. No warehouse is named here: what
 * is one's own, its {@link dev.weir.warehouse.sql.Dialect} says. What is taken for granted is
 * {@code CREATE TABLE IF NOT EXISTS}, {@code COMMENT ON}, {@code UPDATE ... FROM} and identifiers
 * in double quotes; an adapter of a warehouse without them brings statements of its own.
 *
 * <p>Start at {@link dev.weir.warehouse.sql.PublicationSql}.
 */
@NullMarked
package dev.weir.warehouse.sql;

import org.jspecify.annotations.NullMarked;
