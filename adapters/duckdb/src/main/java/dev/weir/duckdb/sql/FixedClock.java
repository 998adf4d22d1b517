package dev.weir.duckdb.sql;

import dev.weir.sql.SqlFunction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The functions by which SQL asks for the time, as macros that give one moment for ever. */
public final class FixedClock {
  /** With a parameter for the moment, as a timestamp with time zone; the session's zone is UTC. */
  private static final Map<String, String> FUNCTIONS =
      new TreeMap<>(
          Map.of(
              "now", "%s",
              "get_current_timestamp", "%s",
              "transaction_timestamp", "%s",
              "current_localtimestamp", "CAST(%s AS TIMESTAMP)",
              "current_localtime", "CAST(CAST(%s AS TIMESTAMP) AS TIME)",
              "get_current_time", "CAST(%s AS TIMETZ)",
              "current_date", "CAST(%s AS DATE)",
              "today", "CAST(%s AS DATE)"));

  private FixedClock() {}

  /** What these functions are called. */
  public static Set<String> names() {
    return FUNCTIONS.keySet();
  }

  /**
   * Definitions that take the place of DuckDB's own in a session. {@code current_timestamp} and its
   * like, which SQL writes without parentheses, come to the same functions.
   */
  public static List<SqlFunction> at(Instant moment) {
    String literal = "TIMESTAMPTZ '" + moment.truncatedTo(ChronoUnit.MICROS) + "'";
    return FUNCTIONS.entrySet().stream()
        .map(
            entry ->
                new SqlFunction(
                    "\"" + entry.getKey() + "\"", List.of(), entry.getValue().formatted(literal)))
        .toList();
  }
}
