package dev.weir.warehouse;

import java.time.Instant;

/**
 * A row of the ledger: a table as a run published it.
 *
 * @param rows of the run's data set
 */
public record PublishedTable(String table, long rows, Instant publishedAt) {}
