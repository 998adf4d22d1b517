package dev.weir.standin.redshift.sql;

import dev.weir.standin.redshift.statement.RedshiftError;
import dev.weir.standin.redshift.statement.Sql;
import dev.weir.standin.redshift.statement.Token;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything of PostgreSQL's that is easily let in by mistake, and Redshift refuses. */
public final class Refusals {
  private static final String FEATURES =
      "Unsupported PostgreSQL features (c_unsupported-postgresql-features)";
  private static final String FUNCTIONS =
      "Unsupported PostgreSQL functions (c_unsupported-postgresql-functions)";
  private static final String LEADER =
      "SQL functions supported on the leader node (c_sql-functions-leader-node)";

  private Refusals() {}

  /** All of them. */
  public static List<Refusal> all() {
    return Stream.of(clauses(), commands(), functions(), shapes()).flatMap(List::stream).toList();
  }

  static void check(Sql sql) {
    for (Refusal refusal : all()) {
      Optional<RedshiftError> error = refusal.error().apply(sql);
      if (error.isPresent()) {
        throw error.get();
      }
    }
  }

  private static List<Refusal> clauses() {
    return List.of(
        Refusal.words("INSERT … ON CONFLICT", "INSERT (r_INSERT_30)", "on", "conflict"),
        Refusal.words("aggregate FILTER", FEATURES, "filter", "("),
        Refusal.words("DISTINCT ON", FEATURES, "distinct", "on"),
        Refusal.words("UNLOGGED", "CREATE TABLE (r_CREATE_TABLE_NEW)", "create", "unlogged"),
        Refusal.words(
            "IS DISTINCT FROM", "Comparison condition (r_comparison_condition)", "is", "distinct"),
        Refusal.words(
            "IS NOT DISTINCT FROM",
            "Comparison condition (r_comparison_condition)",
            "is",
            "not",
            "distinct"),
        Refusal.words("LATERAL", FEATURES, "lateral"),
        Refusal.words("ARRAY[…]", FEATURES, "array", "["),
        Refusal.words("WITH ORDINALITY", FEATURES, "with", "ordinality"),
        Refusal.words("FOR UPDATE", "SELECT (r_SELECT_synopsis)", "for", "update"),
        Refusal.words("VALUES as a table", FEATURES, "from", "(", "values"),
        Refusal.words("CHECK constraint", "CREATE TABLE (r_CREATE_TABLE_NEW)", "check", "("));
  }

  private static List<Refusal> commands() {
    return List.of(
        Refusal.command(FEATURES, "create", "index"),
        Refusal.command(FEATURES, "create", "unique", "index"),
        Refusal.command(FEATURES, "create", "trigger"),
        Refusal.command(FEATURES, "create", "sequence"),
        Refusal.command(FEATURES, "create", "domain"),
        Refusal.command(FEATURES, "create", "type"),
        Refusal.command(FEATURES, "create", "extension"),
        Refusal.command(FEATURES, "create", "rule"),
        Refusal.command(FEATURES, "do"),
        Refusal.command(FEATURES, "listen"),
        Refusal.command(FEATURES, "notify"),
        Refusal.command(FEATURES, "savepoint"));
  }

  private static List<Refusal> functions() {
    return List.of(
        Refusal.function(FUNCTIONS, "to_regclass"),
        Refusal.function(FUNCTIONS, "concat_ws"),
        Refusal.function(FUNCTIONS, "format"),
        Refusal.function(FUNCTIONS, "gen_random_uuid"),
        Refusal.function(FUNCTIONS, "jsonb_build_object"),
        Refusal.function(FUNCTIONS, "to_jsonb"),
        Refusal.function(FUNCTIONS, "unnest"),
        Refusal.function(FUNCTIONS, "num_nonnulls"),
        Refusal.function(FUNCTIONS, "pg_advisory_lock"),
        Refusal.function(FUNCTIONS, "pg_advisory_xact_lock"),
        Refusal.function(FUNCTIONS, "clock_timestamp"),
        Refusal.leaderNode(LEADER, "now", "("),
        Refusal.leaderNode(LEADER, "current_timestamp"),
        Refusal.leaderNode(LEADER, "current_time"),
        Refusal.leaderNode(LEADER, "localtimestamp"),
        Refusal.leaderNode(LEADER, "localtime"),
        Refusal.leaderNode(LEADER, "generate_series", "("),
        Refusal.leaderNode(LEADER, "array_agg", "("),
        Refusal.leaderNode(LEADER, "string_agg", "("));
  }

  private static List<Refusal> shapes() {
    return List.of(
        new Refusal("RETURNING", "INSERT, UPDATE, DELETE (r_INSERT_30)", Refusals::returning),
        new Refusal(
            "DELETE with an alias",
            "DELETE (r_DELETE); slingdata-io/sling-cli PR 765",
            Refusals::deleteAlias),
        new Refusal("COMMENT on a schema", "COMMENT (r_COMMENT)", Refusals::comment),
        new Refusal("MERGE from a query", "MERGE (r_MERGE)", Refusals::mergeFromQuery),
        new Refusal("MERGE without both branches", "MERGE (r_MERGE)", Refusals::mergeBranches));
  }

  private static Optional<RedshiftError> returning(Sql sql) {
    boolean writes = sql.starts("insert") || sql.starts("update") || sql.starts("delete");
    return writes && sql.has("returning")
        ? Optional.of(RedshiftError.syntax("returning"))
        : Optional.empty();
  }

  private static Optional<RedshiftError> deleteAlias(Sql sql) {
    if (!sql.starts("delete")) {
      return Optional.empty();
    }
    int after = sql.afterTable(sql.starts("delete", "from") ? 2 : 1);
    Token next = sql.at(after);
    boolean known = next.text().isEmpty() || next.is("using") || next.is("where");
    return known ? Optional.empty() : Optional.of(RedshiftError.syntax(next.text()));
  }

  /** On tables, columns, constraints, databases and views alone. */
  private static Optional<RedshiftError> comment(Sql sql) {
    Token on = sql.at(2);
    boolean known = Stream.of("table", "column", "constraint", "database", "view").anyMatch(on::is);
    return sql.starts("comment", "on") && !known
        ? Optional.of(RedshiftError.syntax(on.text()))
        : Optional.empty();
  }

  private static Optional<RedshiftError> mergeFromQuery(Sql sql) {
    return sql.starts("merge") && sql.has("using", "(")
        ? Optional.of(RedshiftError.syntax("("))
        : Optional.empty();
  }

  private static Optional<RedshiftError> mergeBranches(Sql sql) {
    boolean both = sql.has("when", "matched") && sql.has("when", "not", "matched");
    return sql.starts("merge") && !both && !sql.has("remove", "duplicates")
        ? Optional.of(
            new RedshiftError("MERGE must have both a WHEN MATCHED and a WHEN NOT MATCHED clause"))
        : Optional.empty();
  }
}
