package dev.weir.warehouse;

import dev.weir.schema.ColumnType;
import java.util.Optional;

/**
 * A column that a table of the warehouse has.
 *
 * @param declared its type as the warehouse writes it: {@code character varying(20)}
 * @param type empty where Weir has no type that holds the same values
 * @param mustBeGiven whether it takes no null and has no default
 */
public record ExistingColumn(
    String name, String declared, Optional<ColumnType> type, boolean mustBeGiven) {}
