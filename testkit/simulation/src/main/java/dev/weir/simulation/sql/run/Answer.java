package dev.weir.simulation.sql.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a query. */
public record Answer(List<String> labels, List<List<@Nullable Object>> rows) {}
