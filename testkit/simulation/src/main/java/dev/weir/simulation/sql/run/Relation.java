package dev.weir.simulation.sql.run;

import java.util.List;

/** A table as a statement sees it. */
public record Relation(List<String> columns, List<Row> rows) {}
