package dev.weir.function.query;

import dev.weir.error.DidYouMean;
import dev.weir.error.TerminalException;
import dev.weir.function.query.QueryResult.ResultColumn;
import dev.weir.message.QueryRequest;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.Query;
import dev.weir.pipeline.query.ParameterValues;
import dev.weir.schema.Rows;
import dev.weir.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Answers the named queries of pipelines. */
public final class QueryService {
  public static final int DEFAULT_LIMIT = 1000;
  public static final int MAX_LIMIT = 10_000;

  private final Function<String, Pipeline> pipelines;
  private final Warehouse warehouse;

  /**
   * @param pipelines by name; throws where there is none
   */
  public QueryService(Function<String, Pipeline> pipelines, Warehouse warehouse) {
    this.pipelines = pipelines;
    this.warehouse = warehouse;
  }

  /**
   * @throws TerminalException if there is no such query, or with everything that is wrong with the
   *     request
   */
  public QueryResult answer(QueryRequest request) {
    Query query = query(request.pipeline(), request.query());
    List<String> problems = new ArrayList<>();
    int limit = limit(request, problems);
    Map<String, Object> values = values(request, query, problems);
    if (!problems.isEmpty()) {
      throw new TerminalException(
          QueryError.INVALID_REQUEST,
          "Cannot run query '%s' of pipeline '%s':\n%s"
              .formatted(request.query(), request.pipeline(), String.join("\n", problems)));
    }
    Rows rows = warehouse.query(query.sql(), values, limit);
    List<ResultColumn> columns =
        rows.schema().columns().stream()
            .map(column -> new ResultColumn(column.name(), column.type()))
            .toList();
    return new QueryResult(columns, rows.rows(), rows.truncated());
  }

  /** The names of a query's parameters. */
  Set<String> parameters(String pipeline, String query) {
    return query(pipeline, query).parameters().keySet();
  }

  private Query query(String pipeline, String query) {
    Map<String, Query> queries = pipelines.apply(pipeline).queries();
    return Optional.ofNullable(queries.get(query))
        .orElseThrow(
            () ->
                new TerminalException(
                    QueryError.UNKNOWN_QUERY,
                    "Cannot find a query of pipeline '%s': %s"
                        .formatted(pipeline, DidYouMean.notOne(query, "query", queries.keySet()))));
  }

  private static int limit(QueryRequest request, List<String> problems) {
    int limit = request.limit().orElse(DEFAULT_LIMIT);
    if (limit < 1 || limit > MAX_LIMIT) {
      problems.add("The limit is %s; it may be 1 to %s.".formatted(limit, MAX_LIMIT));
    }
    return limit;
  }

  private static Map<String, Object> values(
      QueryRequest request, Query query, List<String> problems) {
    for (String given : request.parameters().keySet()) {
      if (!query.parameters().containsKey(given)) {
        problems.add(DidYouMean.notOne(given, "parameter", query.parameters().keySet()));
      }
    }
    Map<String, Object> values = new HashMap<>();
    query
        .parameters()
        .forEach(
            (name, parameter) -> {
              Optional<String> text =
                  Optional.ofNullable(request.parameters().get(name)).or(parameter::defaultValue);
              if (text.isEmpty()) {
                problems.add(
                    "Parameter '%s' (%s) is missing: add %s=..."
                        .formatted(name, parameter.type().text(), name));
              } else {
                value(name, parameter, text.get(), problems)
                    .ifPresent(value -> values.put(name, value));
              }
            });
    return values;
  }

  private static Optional<Object> value(
      String name, Query.Parameter parameter, String text, List<String> problems) {
    try {
      return Optional.of(ParameterValues.value(parameter.type(), text));
    } catch (IllegalArgumentException e) {
      problems.add("Parameter '%s': %s.".formatted(name, e.getMessage()));
      return Optional.empty();
    }
  }
}
