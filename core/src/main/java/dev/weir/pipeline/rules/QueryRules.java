package dev.weir.pipeline.rules;

import dev.weir.error.DidYouMean;
import dev.weir.pipeline.ParsedPipeline;
import dev.weir.pipeline.Query;
import dev.weir.pipeline.place.Problems;
import dev.weir.pipeline.query.ParameterValues;
import dev.weir.pipeline.query.ParameterizedSql;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The parameters of a query are those that its SQL has, and their defaults are of their types. */
public final class QueryRules {
  private final ParsedPipeline parsed;
  private final Problems problems;

  public QueryRules(ParsedPipeline parsed, Problems problems) {
    this.parsed = parsed;
    this.problems = problems;
  }

  public void check() {
    parsed.pipeline().queries().forEach(this::query);
  }

  private void query(String name, Query query) {
    String path = "queries." + name;
    Set<String> used = used(path, query.sql());
    for (String parameter : used) {
      if (!parsed.positions().has(path + ".parameters." + parameter)) {
        problems.add(
            parsed.positions(),
            path + ".sql",
            DidYouMean.notOne(":" + parameter, "parameter", colons(query.parameters())));
      }
    }
    query.parameters().forEach((parameter, declared) -> parameter(path, parameter, declared, used));
  }

  private Set<String> used(String path, String sql) {
    try {
      return new LinkedHashSet<>(ParameterizedSql.parse(sql).names());
    } catch (IllegalArgumentException e) {
      problems.add(parsed.positions(), path + ".sql", String.valueOf(e.getMessage()));
      return Set.of();
    }
  }

  private void parameter(
      String path, String parameter, Query.Parameter declared, Set<String> used) {
    String at = path + ".parameters." + parameter;
    if (!used.contains(parameter)) {
      problems.add(parsed.positions(), at, "':" + parameter + "' is not in the query's sql");
    }
    declared
        .defaultValue()
        .ifPresent(
            value -> {
              try {
                var _ = ParameterValues.value(declared.type(), value);
              } catch (IllegalArgumentException e) {
                problems.add(parsed.positions(), at + ".default", String.valueOf(e.getMessage()));
              }
            });
  }

  private static List<String> colons(Map<String, Query.Parameter> parameters) {
    return parameters.keySet().stream().map(name -> ":" + name).toList();
  }
}
