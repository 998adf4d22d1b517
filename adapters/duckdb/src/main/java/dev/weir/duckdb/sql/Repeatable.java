package dev.weir.duckdb.sql;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.sql.SqlEngine.SqlProblem;
import java.util.Locale;
import java.util.Set;

/**
 * Refuses SQL that gives something else when it is asked again. The rows that a transform keeps and
 * those that it rejects are asked for one after the other; only of one reading do they make the
 * whole.
 */
public final class Repeatable {
  private final String sql;
  private final Set<String> changing;

  private Repeatable(String sql, Set<String> changing) {
    this.sql = sql;
    this.changing = changing;
  }

  /**
   * @param statement as json_serialize_sql gives it
   * @param changing functions, in lower case, that give other values each time or each session
   * @throws SqlProblem that names what is not repeatable, its line and what to write
   */
  public static void require(JsonNode statement, String sql, Set<String> changing)
      throws SqlProblem {
    Repeatable repeatable = new Repeatable(sql, changing);
    for (JsonNode sampled : statement.findParents("sample")) {
      sample(sampled.path("sample"));
    }
    for (JsonNode call : statement.findParents("function_name")) {
      repeatable.call(call);
    }
  }

  /** With a seed too: threads that take rows in another order take other rows. */
  private static void sample(JsonNode sample) throws SqlProblem {
    if (sample.isObject()) {
      throw new SqlProblem(
          "A sample cannot be used: it has other rows at every reading, with a seed too where several threads read. Choose rows by what is in them, as in  WHERE hash(id) % 10 = 0.");
    }
  }

  private void call(JsonNode call) throws SqlProblem {
    String name = call.path("function_name").asText().toLowerCase(Locale.ROOT);
    if (changing.contains(name)) {
      throw new SqlProblem(
          "%s() cannot be used%s: at every reading it gives other values, so that rows and rejects would not make up the whole, and a further attempt not the same rows. Make the value of the row's columns, as in  hash(id)  or  md5(id || name)."
              .formatted(name, line(call)));
    }
    if (name.equals("age") && call.path("children").size() == 1) {
      throw new SqlProblem(
          "age() of one time cannot be used%s: it is held against the clock. Write  age(today(), …), which is the day of the run."
              .formatted(line(call)));
    }
    if (FixedClock.names().contains(name) && isQualified(call)) {
      throw new SqlProblem(
          "%1$s() cannot be used with a schema%2$s: then it is not the moment of the run. Write  %1$s()  alone."
              .formatted(name, line(call)));
    }
  }

  private static boolean isQualified(JsonNode call) {
    return !call.path("schema").asText().isEmpty() || !call.path("catalog").asText().isEmpty();
  }

  private String line(JsonNode call) {
    // What has no place has the largest number there is, which is more than a long holds.
    return Place.line(sql, (long) call.path("query_location").asDouble(Long.MAX_VALUE));
  }
}
