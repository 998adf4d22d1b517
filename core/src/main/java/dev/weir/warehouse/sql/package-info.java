/**
 * The statements of a publication, kept to what PostgreSQL and Redshift share, and what they leave
 * in the warehouse: ledgers, staging tables and their notes.
 *
 * <p>Start at {@link dev.weir.warehouse.sql.PublicationSql}.
 */
@NullMarked
package dev.weir.warehouse.sql;

import org.jspecify.annotations.NullMarked;
