package dev.weir.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A small result, in memory. Values are Boolean, Integer, Long, Float, Double, BigDecimal, String,
 * LocalDate, LocalDateTime, Instant, byte[] or null, by the schema's types.
 *
 * @param truncated whether there are more rows than the limit
 */
public record Rows(Schema schema, List<List<@Nullable Object>> rows, boolean truncated) {}
