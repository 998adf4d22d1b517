package dev.weir.redshift.statement;

import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import dev.weir.error.WeirException;
import java.util.regex.Pattern;

/**
 * What the text of a failed statement means. Redshift gives no code in the Data API, only the
 * sentence.
 */
public enum Failure {
  /** Another transaction was faster: as good as never tried. */
  CONFLICT(
      "\\bERROR:\\s*1023\\b",
      "serializable isolation violation",
      "conflict with concurrent transaction",
      "deadlock detected",
      "concurrent(ly)? (updat|modif|drop)"),
  /** The ledger's assertion; or a target that takes no null in a column of the same name. */
  ASSERTION(
      "cannot insert a null value into column \"?rows\"?",
      "null value in column \"?rows\"?.*not-null"),
  ALREADY_THERE("already exists"),
  NOT_THERE("does not exist", "could not find relation"),
  NOT_ALLOWED(
      "permission denied",
      "must be owner",
      "not authorized",
      "access denied",
      "accessdenied",
      "status code: 403"),
  NO_SPACE("disk full", "out of memory", "no space"),
  CANCELLED("cancell?ed on user", "cancell?ed by", "system requested abort", "query aborted"),
  /** Redshift itself had trouble, or S3 when it was read. */
  TROUBLE(
      "internal error",
      "assert\\b",
      "shutting down",
      "starting up",
      "restart(ed|ing)",
      "could not connect",
      "connection (was )?(closed|reset|terminated|refused)",
      "terminating connection",
      "timed? ?out",
      "slow ?down",
      "(status|code)\\W{0,8}50[0234]\\b"),
  /** Everything else. */
  OTHER("");

  private final Pattern text;

  Failure(String... texts) {
    this.text = Pattern.compile(String.join("|", texts), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }

  /** The first that fits, in the order above. */
  public static Failure of(String error) {
    for (Failure failure : values()) {
      if (failure.text.matcher(error).find()) {
        return failure;
      }
    }
    return OTHER;
  }

  /**
   * @param what as in "publish run x"
   */
  public static WeirException exception(String what, String error) {
    String failed = "Cannot %s: Redshift says '%s'.".formatted(what, oneLine(error));
    return switch (of(error)) {
      case CONFLICT, TROUBLE, CANCELLED, ALREADY_THERE ->
          new TransientException(
              RedshiftError.STATEMENT_FAILED, failed + " Nothing was changed. Try again.");
      case NOT_ALLOWED ->
          new TerminalException(
              RedshiftError.NOT_ALLOWED,
              failed
                  + " Give the database user, or the role that COPY reads the lake by, the right"
                  + " that is missing (infra/warehouse.sql).");
      case NO_SPACE ->
          new TerminalException(
              RedshiftError.NO_SPACE,
              failed
                  + " Make room in the warehouse, or give it more capacity; then resume the run.");
      case ASSERTION, NOT_THERE, OTHER ->
          new TerminalException(
              RedshiftError.STATEMENT_FAILED,
              failed + " Nothing was changed. Correct what it names, then resume the run.");
    };
  }

  static String oneLine(String error) {
    return error
        .strip()
        .replaceAll("\\s*[\\r\\n]+\\s*", " ")
        .replaceFirst("^(Query #\\d+ failed with )?ERROR:\\s*", "")
        .replaceFirst("\\.$", "");
  }
}
