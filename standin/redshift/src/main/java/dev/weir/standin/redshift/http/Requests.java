package dev.weir.standin.redshift.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.standin.redshift.engine.Submission;
import dev.weir.standin.redshift.sql.Dialect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Reads what shall be run, and refuses what the Data API refuses before it runs. */
final class Requests {
  /** API_BatchExecuteStatement: Sqls. */
  private static final int MAX_STATEMENTS = 40;

  /** "Considerations when calling the Data API" (data-api-calling-considerations). */
  private static final int MAX_BYTES = 100 * 1024;

  private static final int MAX_NAME = 500;
  private static final int MAX_TOKEN = 64;

  private final Warehouse warehouse;

  Requests(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  Submission single(JsonNode request) {
    String sql =
        Warehouse.text(request, "Sql")
            .orElseThrow(() -> ApiException.validation("Sql must not be null"));
    Map<String, String> parameters = parameters(request);
    checkUsed(sql, parameters);
    return submission(request, false, List.of(sql), parameters);
  }

  Submission batch(JsonNode request) {
    List<String> sqls = new ArrayList<>();
    request.path("Sqls").forEach(sql -> sqls.add(sql.asText()));
    if (sqls.isEmpty()) {
      throw constraint("", "sqls", "Member must have length greater than or equal to 1");
    }
    if (sqls.size() > MAX_STATEMENTS) {
      throw constraint(
          "", "sqls", "Member must have length less than or equal to " + MAX_STATEMENTS);
    }
    if (request.has("Parameters")) {
      throw ApiException.validation("BatchExecuteStatement of this version has no Parameters.");
    }
    return submission(request, true, sqls, Map.of());
  }

  private Submission submission(
      JsonNode request, boolean batch, List<String> sqls, Map<String, String> parameters) {
    checkSize(sqls);
    sqls.forEach(Requests::checkOne);
    checkLength(request, "StatementName", MAX_NAME);
    checkLength(request, "ClientToken", MAX_TOKEN);
    if (request.has("SessionId") || request.has("SessionKeepAliveSeconds")) {
      throw ApiException.validation("The stand-in has no sessions.");
    }
    String database =
        Warehouse.text(request, "Database")
            .orElseThrow(() -> ApiException.validation("Database must not be null"));
    return new Submission(
        batch,
        sqls,
        parameters,
        database,
        warehouse.named(request),
        warehouse.credentials(request),
        Warehouse.text(request, "StatementName"),
        Warehouse.text(request, "ClientToken"));
  }

  private static void checkSize(List<String> sqls) {
    long bytes = 0;
    for (String sql : sqls) {
      bytes += sql.getBytes(StandardCharsets.UTF_8).length;
    }
    if (bytes > MAX_BYTES) {
      throw ApiException.validation("Cannot exceed maximum SQL statement size of 100 KB.");
    }
  }

  /** API_ExecuteStatement: a single statement. */
  private static void checkOne(String sql) {
    int statements;
    try {
      statements = Dialect.statements(sql);
    } catch (dev.weir.standin.redshift.statement.RedshiftError e) {
      return; // Told when it runs.
    }
    if (statements == 0) {
      throw ApiException.validation("SQL statement cannot be empty.");
    }
    if (statements > 1) {
      throw ApiException.validation("Multiple SQL statements are not supported in one Sql.");
    }
  }

  private static void checkLength(JsonNode request, String field, int most) {
    Optional<String> value = Warehouse.text(request, field);
    if (value.isPresent() && value.get().length() > most) {
      throw constraint(value.get(), field, "Member must have length less than or equal to " + most);
    }
  }

  /** API_SqlParameter: neither null nor empty. */
  private static Map<String, String> parameters(JsonNode request) {
    if (request.has("Parameters") && request.path("Parameters").isEmpty()) {
      throw constraint("[]", "parameters", "Member must have length greater than or equal to 1");
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    for (JsonNode parameter : request.path("Parameters")) {
      String name = Warehouse.text(parameter, "name").orElse("");
      Optional<String> value = Warehouse.text(parameter, "value");
      if (!name.matches("[0-9a-zA-Z_]+")) {
        throw constraint(
            name,
            "parameters.name",
            "Member must satisfy regular expression pattern: [0-9a-zA-Z_]+");
      }
      if (value.isEmpty()) {
        throw constraint("null", "parameters.value", "Member must not be null");
      }
      if (value.get().isEmpty()) {
        throw constraint(
            "", "parameters.value", "Member must have length greater than or equal to 1");
      }
      parameters.put(name, value.get());
    }
    return parameters;
  }

  private static void checkUsed(String sql, Map<String, String> parameters) {
    TreeSet<String> used = new TreeSet<>(Dialect.parameters(sql));
    TreeSet<String> unused = new TreeSet<>(parameters.keySet());
    unused.removeAll(used);
    if (!unused.isEmpty()) {
      throw ApiException.validation(
          "Parameters list contains unused parameters. Unused parameters: " + unused);
    }
    used.removeAll(parameters.keySet());
    if (!used.isEmpty()) {
      throw ApiException.validation("Parameters list is missing parameters: " + used);
    }
  }

  private static ApiException constraint(String value, String field, String constraint) {
    return ApiException.validation(
        "1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: %s"
            .formatted(value, field, constraint));
  }
}
