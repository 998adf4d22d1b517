package dev.weir.source;

/**
 * A table as a database lists it, without reading it.
 *
 * @param name as a source of a pipeline writes it: {@code table}, or {@code schema.table}
 * @param stored whether it has rows of its own; a view has none
 * @param estimatedRows from the database's statistics; -1 where it has none
 * @param bytes that it takes in the database; -1 where the database does not say
 */
public record TableSummary(String name, boolean stored, long estimatedRows, long bytes) {}
