package dev.weir.mysql;

import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import dev.weir.error.WeirException;
import dev.weir.secrets.Mask;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Map;
import javax.net.ssl.SSLException;

/**
 * Turns what the driver throws into a failure that a person can read. Never shows the password.
 *
 * @param place which connection and where it leads, for messages
 * @param mask of what the driver says
 */
record MySqlErrors(String place, Mask mask) {
  /**
   * @param again whether another try may help
   */
  private record Kind(MySqlError code, boolean again, String advice) {}

  private static final Kind UNREACHABLE =
      new Kind(
          MySqlError.UNREACHABLE,
          true,
          "Check that the server runs, the address, and that a firewall lets this machine in.");
  private static final Kind UNKNOWN_HOST =
      new Kind(
          MySqlError.UNKNOWN_HOST,
          false,
          "Check the host's name in the connection's address, and that this machine is online.");
  private static final Kind NOT_TRUSTED =
      new Kind(
          MySqlError.NOT_TRUSTED,
          false,
          "Add ?ssl-ca=/path/to/ca.pem to the connection's address, with the certificate of the server's authority; for a server without TLS, ?ssl-mode=disabled.");
  private static final Kind CREDENTIALS =
      new Kind(
          MySqlError.WRONG_CREDENTIALS,
          false,
          "Check user and password in the connection's address.");
  private static final Kind CONFLICT =
      new Kind(MySqlError.CONFLICT, true, "Another session was in the way. Try again.");
  private static final Kind DENIED =
      new Kind(
          MySqlError.PERMISSION_DENIED,
          false,
          "Grant it to the connection's user, or use another user.");
  private static final Kind SYNTAX =
      new Kind(MySqlError.INVALID_SQL, false, "Correct the statement.");
  private static final Kind SLOW =
      new Kind(
          MySqlError.TIMED_OUT,
          false,
          "It took too long or was cancelled. Ask for less, or look for a missing index.");
  private static final Kind REFUSED =
      new Kind(MySqlError.REFUSED, false, "Look into the server's log.");

  private static final Map<Integer, Kind> BY_NUMBER =
      Map.ofEntries(
          Map.entry(1045, CREDENTIALS),
          Map.entry(1698, CREDENTIALS),
          Map.entry(1044, DENIED),
          Map.entry(1142, DENIED),
          Map.entry(1143, DENIED),
          Map.entry(1227, DENIED),
          Map.entry(
              1049,
              new Kind(
                  MySqlError.UNKNOWN_DATABASE,
                  false,
                  "Create it, or name another one at the end of the connection's address.")),
          Map.entry(
              1040,
              new Kind(
                  MySqlError.TOO_MANY_CONNECTIONS,
                  true,
                  "Lower the connection's max-connections, or raise the server's.")),
          Map.entry(1205, CONFLICT),
          Map.entry(1213, CONFLICT),
          Map.entry(
              1146,
              new Kind(
                  MySqlError.UNKNOWN_TABLE, false, "Check its name, its schema and the database.")),
          Map.entry(1054, new Kind(MySqlError.UNKNOWN_COLUMN, false, "Check the column's name.")),
          Map.entry(1060, SYNTAX),
          Map.entry(1064, SYNTAX),
          Map.entry(1248, SYNTAX),
          Map.entry(
              1792,
              new Kind(MySqlError.READ_ONLY, false, "Only statements that read are allowed.")),
          Map.entry(1317, SLOW),
          Map.entry(1969, SLOW),
          Map.entry(3024, SLOW));

  /**
   * @param action what was to be done, as it goes on after "Cannot": {@code read table course}
   */
  WeirException of(String action, SQLException e) {
    Kind kind = kind(e);
    String message =
        "Cannot %s on %s: %s. %s"
            .formatted(action, place, mask.foreign(sentence(e)), kind.advice());
    return kind.again()
        ? new TransientException(kind.code(), message, e)
        : new TerminalException(kind.code(), message, e);
  }

  private static Kind kind(SQLException e) {
    Kind exact = BY_NUMBER.get(e.getErrorCode());
    if (exact != null) {
      return exact;
    }
    if (has(e, UnknownHostException.class)) {
      return UNKNOWN_HOST;
    }
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    // The driver reports a server without TLS by a message alone.
    if (has(e, SSLException.class) || (state.startsWith("08") && sentence(e).contains("SSL"))) {
      return NOT_TRUSTED;
    }
    return state.startsWith("08") ? UNREACHABLE : state.startsWith("42") ? SYNTAX : REFUSED;
  }

  private static boolean has(Throwable error, Class<? extends Throwable> type) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  /** The first line of what was said, without the full stop. */
  private static String sentence(SQLException e) {
    if (has(e, UnknownHostException.class)) {
      return "there is no host of that name";
    }
    String said = e.getMessage() == null ? "" : e.getMessage();
    String line = said.lines().findFirst().orElse("the driver gives no reason").strip();
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }
}
