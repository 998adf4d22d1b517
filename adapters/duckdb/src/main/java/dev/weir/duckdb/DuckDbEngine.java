package dev.weir.duckdb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.duckdb.sql.FixedClock;
import dev.weir.duckdb.sql.Place;
import dev.weir.duckdb.sql.References;
import dev.weir.duckdb.sql.Repeatable;
import dev.weir.duckdb.sql.SchemaPrefix;
import dev.weir.json.Json;
import dev.weir.pipeline.query.ParameterizedSql;
import dev.weir.schema.Schema;
import dev.weir.sql.Sql;
import dev.weir.sql.SqlEngine;
import dev.weir.sql.SqlFunction;
import dev.weir.sql.ValueFunctions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks DuckDB about SQL, over empty tables in memory, with no way to files or the network. Calls
 * wait for each other; tables are gone when a call returns.
 */
public final class DuckDbEngine implements SqlEngine, AutoCloseable {
  /**
   * What is not called repeatable, and is. The clock stands still while a transform runs, see
   * {@link DuckDbSession#stopClock}.
   */
  private static final Set<String> REPEATABLE =
      Stream.concat(FixedClock.names().stream(), Stream.of("error"))
          .collect(Collectors.toUnmodifiableSet());

  private final Connection connection;

  /** Functions that give other values each time, in lower case. */
  private final Set<String> changing;

  public DuckDbEngine() {
    try {
      connection = DriverManager.getConnection("jdbc:duckdb:");
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET autoinstall_known_extensions = false");
        statement.execute("SET autoload_known_extensions = false");
        statement.execute("SET TimeZone = 'UTC'");
        statement.execute("SET enable_external_access = false");
        statement.execute("SET lock_configuration = true");
        for (SqlFunction function : ValueFunctions.all()) {
          statement.execute(function.definition());
        }
        changing = changing(statement);
      }
      connection.setAutoCommit(false);
    } catch (SQLException e) {
      throw DuckDbFailures.of("start the SQL engine", e);
    }
  }

  private static Set<String> changing(Statement statement) throws SQLException {
    Set<String> names = new HashSet<>();
    try (ResultSet functions =
        statement.executeQuery(
            "SELECT DISTINCT lower(function_name) FROM duckdb_functions() WHERE stability <> 'CONSISTENT'")) {
      while (functions.next()) {
        names.add(functions.getString(1));
      }
    }
    names.removeAll(REPEATABLE);
    return Set.copyOf(names);
  }

  @Override
  public synchronized Set<String> references(String sql) throws SqlProblem {
    JsonNode statement = select(sql, "a transform");
    Set<String> references = References.in(statement);
    Repeatable.require(statement, sql, changing);
    return references;
  }

  /**
   * A query over the warehouse, with a prefix before the schema of every table that it reads.
   *
   * @param sql may have parameters, {@code :user_id}
   * @throws SqlProblem if it cannot be told where its tables stand
   */
  public synchronized String prefixed(String sql, String prefix) throws SqlProblem {
    List<String> names = ParameterizedSql.parse(sql).names();
    // As long as before, so that every table stands where it stood.
    String known = ParameterizedSql.replaced(sql, index -> "$" + names.get(index));
    return SchemaPrefix.put(prefix, sql, select(known, "a query"));
  }

  /** A single SELECT, parsed. */
  private JsonNode select(String sql, String purpose) throws SqlProblem {
    JsonNode parsed = parse(sql);
    if (parsed.path("error").asBoolean()) {
      String message = parsed.path("error_message").asText();
      throw new SqlProblem(
          parsed.path("error_type").asText().equals("parser")
              ? message + Place.line(sql, parsed.path("position").asInt(0))
              : "It must be one SELECT: nothing else can be " + purpose + ".");
    }
    if (parsed.path("statements").size() != 1) {
      throw new SqlProblem(
          "It must be one SELECT, but there are %d statements."
              .formatted(parsed.path("statements").size()));
    }
    return parsed.path("statements").path(0);
  }

  private JsonNode parse(String sql) throws SqlProblem {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT CAST(json_serialize_sql(?::VARCHAR) AS VARCHAR)")) {
      statement.setString(1, sql);
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        return Json.mapper().readTree(result.getString(1));
      }
    } catch (SQLException e) {
      throw new SqlProblem(Sentences.of(e));
    } catch (JsonProcessingException e) {
      throw new SqlProblem("It is nested too deeply: split it into several transforms.");
    }
  }

  @Override
  public synchronized Schema bind(String sql, Map<String, Schema> tables) throws SqlProblem {
    requireKnown(references(sql), tables.keySet());
    try {
      create(tables);
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        if (statement.getParameterMetaData().getParameterCount() > 0) {
          throw new SqlProblem("A transform has no parameters: ? and $1 cannot be used.");
        }
        return ResultRows.schema(statement.getMetaData());
      }
    } catch (SQLException e) {
      throw new SqlProblem(Sentences.of(e));
    } finally {
      rollback();
    }
  }

  private static void requireKnown(Set<String> names, Set<String> tables) throws SqlProblem {
    Set<String> known =
        tables.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    for (String name : names) {
      if (!known.contains(name.toLowerCase(Locale.ROOT))) {
        throw new SqlProblem("There is no data set '%s'.".formatted(name));
      }
    }
  }

  private void create(Map<String, Schema> tables) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (Map.Entry<String, Schema> table : tables.entrySet()) {
        String columns =
            table.getValue().columns().stream()
                .map(column -> Sql.identifier(column.name()) + " " + Sql.type(column.type()))
                .collect(Collectors.joining(", "));
        statement.execute("CREATE TABLE " + Sql.identifier(table.getKey()) + " (" + columns + ")");
      }
    }
  }

  private void rollback() {
    try {
      connection.rollback();
    } catch (SQLException e) {
      throw DuckDbFailures.of("forget the tables of a binding", e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw DuckDbFailures.of("stop the SQL engine", e);
    }
  }
}
