package dev.weir.sql;

import java.util.List;

/**
 * A function that an engine defines before it runs Weir's SQL, as a macro or however it can.
 *
 * @param body an expression over the parameters and over functions defined before
 */
public record SqlFunction(String name, List<String> parameters, String body) {
  public SqlFunction {
    parameters = List.copyOf(parameters);
  }

  /** As DuckDB defines it, for one session. */
  public String definition() {
    return "CREATE TEMP MACRO %s(%s) AS %s".formatted(name, String.join(", ", parameters), body);
  }
}
