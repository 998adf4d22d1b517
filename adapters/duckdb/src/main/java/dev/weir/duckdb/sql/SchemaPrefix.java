package dev.weir.duckdb.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.sql.SqlEngine.SqlProblem;
import java.io.ByteArrayOutputStream;
import java.util.Set;
import java.util.TreeSet;

/**
 * Puts a prefix before the schemas of the tables that a parsed SELECT reads, where the parser says
 * that they stand: never in texts, comments or the names of columns.
 */
public final class SchemaPrefix {
  /** The warehouse's own, the same in every environment. */
  private static final Set<String> SYSTEM = Set.of("information_schema", "pg_catalog");

  private final byte[] sql;
  private final Set<Integer> places = new TreeSet<>();

  private SchemaPrefix(String sql) {
    this.sql = sql.getBytes(UTF_8);
  }

  /**
   * @param parsed as json_serialize_sql gives it, of text with the same tables at the same places
   */
  public static String put(String prefix, String sql, JsonNode parsed) throws SqlProblem {
    SchemaPrefix schemas = new SchemaPrefix(sql);
    for (JsonNode table : parsed.findParents("table_name")) {
      schemas.table(table);
    }
    return schemas.text(prefix);
  }

  private void table(JsonNode table) throws SqlProblem {
    String schema = table.path("schema_name").asText();
    if (schema.isEmpty() || SYSTEM.contains(schema)) {
      return;
    }
    // Bytes, not characters.
    int place = table.path("query_location").asInt(sql.length);
    if (place < sql.length && sql[place] == '"') {
      place++;
    }
    if (!table.path("catalog_name").asText().isEmpty() || !stands(schema, place)) {
      throw new SqlProblem(
          "Table '%s.%s' must be written as schema.table."
              .formatted(schema, table.path("table_name").asText()));
    }
    places.add(place);
  }

  private boolean stands(String schema, int place) {
    int length = schema.getBytes(UTF_8).length;
    return place + length <= sql.length && schema.equals(new String(sql, place, length, UTF_8));
  }

  private String text(String prefix) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    int from = 0;
    for (int place : places) {
      text.write(sql, from, place - from);
      text.writeBytes(prefix.getBytes(UTF_8));
      from = place;
    }
    text.write(sql, from, sql.length - from);
    return text.toString(UTF_8);
  }
}
