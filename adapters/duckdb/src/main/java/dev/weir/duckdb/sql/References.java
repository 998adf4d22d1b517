package dev.weir.duckdb.sql;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.sql.SqlEngine.SqlProblem;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Finds the tables that a parsed SELECT names, and refuses whatever else it would read. */
public final class References {
  private static final Set<String> TABLES =
      Set.of(
          "BASE_TABLE", "SUBQUERY", "JOIN", "EXPRESSION_LIST", "EMPTY", "TABLE_FUNCTION", "PIVOT");
  private static final Set<String> FUNCTIONS =
      Set.of("unnest", "range", "generate_series", "json_each");

  private final Set<String> names = new TreeSet<>();

  /**
   * @param statement as json_serialize_sql gives it
   */
  public static Set<String> in(JsonNode statement) throws SqlProblem {
    References references = new References();
    references.walk(statement, Set.of());
    return references.names;
  }

  /**
   * @param ctes in scope, in lower case
   */
  private void walk(JsonNode node, Set<String> ctes) throws SqlProblem {
    Set<String> scope = node.isObject() ? withCtes(node, ctes) : ctes;
    if (isTable(node)) {
      table(node, scope);
    }
    for (var field : node.properties()) {
      if (!field.getKey().equals("cte_map")) {
        walk(field.getValue(), scope);
      }
    }
    if (node.isArray()) {
      for (JsonNode element : node) {
        walk(element, scope);
      }
    }
  }

  /** A common table expression sees those before it, and itself if it is recursive. */
  private Set<String> withCtes(JsonNode node, Set<String> outer) throws SqlProblem {
    Set<String> scope = new HashSet<>(outer);
    for (JsonNode entry : node.path("cte_map").path("map")) {
      walk(entry.path("value"), scope);
      scope.add(entry.path("key").asText().toLowerCase(Locale.ROOT));
    }
    if (node.path("type").asText().equals("RECURSIVE_CTE_NODE")) {
      scope.add(node.path("cte_name").asText().toLowerCase(Locale.ROOT));
    }
    return scope;
  }

  private static boolean isTable(JsonNode node) {
    return node.has("type") && node.has("alias") && node.has("sample");
  }

  private void table(JsonNode node, Set<String> ctes) throws SqlProblem {
    String type = node.path("type").asText();
    if (!TABLES.contains(type)) {
      throw new SqlProblem("Only a SELECT over data sets can be used, no " + type + ".");
    }
    if (type.equals("TABLE_FUNCTION")) {
      function(node.path("function").path("function_name").asText());
    }
    if (type.equals("BASE_TABLE")) {
      base(node, ctes);
    }
  }

  private void base(JsonNode node, Set<String> ctes) throws SqlProblem {
    String name = node.path("table_name").asText();
    String schema = node.path("schema_name").asText();
    if (!schema.isEmpty()) {
      throw new SqlProblem(
          "'%s.%s' is no data set: data sets have plain names.".formatted(schema, name));
    }
    if (!ctes.contains(name.toLowerCase(Locale.ROOT))) {
      names.add(name);
    }
  }

  private static void function(String name) throws SqlProblem {
    if (!FUNCTIONS.contains(name.toLowerCase(Locale.ROOT))) {
      throw new SqlProblem(
          "'%s' cannot be read from: a transform reads data sets only. Declare a source for it."
              .formatted(name));
    }
  }
}
