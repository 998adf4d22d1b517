package dev.weir.source;

import dev.weir.schema.Schema;

/**
 * What a database says about a relation, without reading it.
 *
 * @param estimatedRows from the database's statistics; -1 where it has none
 * @param bytes that the relation takes in the database; -1 where it does not say
 * @param divisible whether it can be read in parts over one snapshot
 */
public record Description(Schema schema, long estimatedRows, long bytes, boolean divisible) {}
