package dev.weir.standin.redshift.engine;

import dev.weir.standin.redshift.statement.RedshiftError;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** PostgreSQL's errors in Redshift's words. */
final class Errors {
  private static final Pattern BYTES = Pattern.compile("bytes (\\d+) of \\d+");
  private static final Pattern VARBYTE = Pattern.compile("varbyte\\(\\d+\\)");

  static final String CONFLICT =
      "ERROR: could not complete because of conflict with concurrent transaction";

  private Errors() {}

  static String text(SQLException thrown) {
    // Of a batch of rows: the row's own error comes next.
    SQLException error = thrown.getNextException() instanceof PSQLException first ? first : thrown;
    Optional<ServerErrorMessage> server =
        error instanceof PSQLException postgres
            ? Optional.ofNullable(postgres.getServerErrorMessage())
            : Optional.empty();
    if (server.isEmpty()) {
      return "ERROR: " + error.getMessage();
    }
    ServerErrorMessage said = server.get();
    return switch (Objects.requireNonNullElse(error.getSQLState(), "")) {
      case "40001" -> violation(Objects.requireNonNullElse(said.getTable(), ""));
      case "40P01" -> "ERROR: deadlock detected";
      case "23514" -> tooLong(said);
      case "23502" ->
          "ERROR: Cannot insert a NULL value into column "
              + Objects.requireNonNullElse(said.getColumn(), "");
      // Two that make the same thing at once: no table has a unique index, but the catalog's have.
      case "23505" -> CONFLICT;
      case "XX000" -> concurrent(said);
      default -> "ERROR: " + said.getMessage();
    };
  }

  /**
   * "Serializable isolation" (c_serializable_isolation); aws/aws-sdk-pandas issue 665,
   * estuary/connectors issue 5218.
   */
  static String violation(String table) {
    return new RedshiftError(
            "1023",
            "Serializable isolation violation on table - %s, transactions forming the cycle are: 1001, 1002 (pid:1)"
                .formatted(table.isEmpty() ? "100123" : table))
        .text();
  }

  private static String concurrent(ServerErrorMessage said) {
    String message = Objects.requireNonNullElse(said.getMessage(), "");
    return message.contains("concurrently") ? CONFLICT : "ERROR: " + message;
  }

  private static String tooLong(ServerErrorMessage said) {
    String constraint = Objects.requireNonNullElse(said.getConstraint(), "");
    Matcher bytes = BYTES.matcher(constraint);
    if (bytes.matches()) {
      return "ERROR: value too long for type character varying(%s)".formatted(bytes.group(1));
    }
    return VARBYTE.matcher(constraint).matches()
        ? "ERROR: value too long for type " + constraint
        : "ERROR: " + said.getMessage();
  }
}
