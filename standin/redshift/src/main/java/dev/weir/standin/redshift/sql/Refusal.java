package dev.weir.standin.redshift.sql;

import dev.weir.standin.redshift.statement.RedshiftError;
import dev.weir.standin.redshift.statement.Sql;
import java.util.Optional;
import java.util.function.Function;

/**
 * Something that PostgreSQL allows and Redshift does not.
 *
 * @param name what is refused
 * @param source where it is written: a page of Redshift's database developer guide, an issue
 * @param error what Redshift says; empty if the rule does not apply to a statement
 */
public record Refusal(String name, String source, Function<Sql, Optional<RedshiftError>> error) {

  /** These words, one after the other, anywhere. Redshift stumbles over the last. */
  static Refusal words(String name, String source, String... words) {
    return new Refusal(
        name,
        source,
        sql ->
            sql.find(words).map(at -> RedshiftError.syntax(sql.at(at + words.length - 1).text())));
  }

  /** A statement that begins so. */
  static Refusal command(String source, String... words) {
    String name = String.join(" ", words).toUpperCase(java.util.Locale.ROOT);
    return new Refusal(
        name,
        source,
        sql ->
            sql.starts(words)
                ? Optional.of(
                    new RedshiftError("SQL command \"%s\" not supported.".formatted(sql.text())))
                : Optional.empty());
  }

  /** A function that Redshift does not have. */
  static Refusal function(String source, String function) {
    return new Refusal(
        function + "()",
        source,
        sql ->
            sql.has(function, "(")
                ? Optional.of(new RedshiftError("function %s() does not exist".formatted(function)))
                : Optional.empty());
  }

  /** A function that runs on the leader node only, so not where a table is read or written. */
  static Refusal leaderNode(String source, String... words) {
    return new Refusal(
        words[0] + " with a table",
        source,
        sql ->
            sql.has(words) && (sql.has("from") || sql.starts("insert") || sql.starts("update"))
                ? Optional.of(
                    new RedshiftError(
                        "Specified types or functions (one per INFO message) not supported on"
                            + " Redshift tables.",
                        "Function \"%s\" not supported.".formatted(words[0])))
                : Optional.empty());
  }
}
