/**
 * Reads PostgreSQL: tables and queries are described, and copied into Parquet files in parts that
 * share one snapshot.
 *
 * <p>Start at {@link dev.weir.postgres.source.PostgresSource}; the type table is {@link
 * dev.weir.postgres.source.PostgresTypes}, the fast way from COPY to Parquet {@link
 * dev.weir.postgres.source.PartReader}.
 */
@NullMarked
package dev.weir.postgres.source;

import org.jspecify.annotations.NullMarked;
