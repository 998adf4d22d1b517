package dev.weir.postgres.connection;

import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import dev.weir.error.WeirException;
import dev.weir.secrets.Mask;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Turns what the driver throws into a failure that a person can read. Never shows the password.
 *
 * @param place which connection and where it leads, for messages
 * @param mask of what the driver says
 */
public record PostgresErrors(String place, Mask mask) {
  /**
   * @param again whether another try may help
   * @param advice what to do, a sentence
   */
  private record Kind(PostgresError code, boolean again, String advice) {}

  /** Whose detail is a key. That of others is a whole row, which is not for logs. */
  private static final Set<String> NAMES_A_KEY = Set.of("23503", "23505", "23P01");

  private static final Kind UNREACHABLE =
      new Kind(
          PostgresError.UNREACHABLE,
          true,
          "Check that the server runs, the address, and that a firewall lets this machine in.");
  private static final Kind UNKNOWN_HOST =
      new Kind(
          PostgresError.UNKNOWN_HOST,
          false,
          "Check the host's name in the connection's address, and that this machine is online.");
  private static final Kind NOT_TRUSTED =
      new Kind(
          PostgresError.NOT_TRUSTED,
          false,
          "Add ?sslrootcert=/path/to/ca.pem to the connection's address, with the certificate of"
              + " the server's authority; for a server without TLS, ?sslmode=disable.");
  private static final Kind LOST =
      new Kind(PostgresError.CONNECTION_LOST, true, "Try again; look into the server's log.");
  private static final Kind CONFLICT =
      new Kind(PostgresError.CONFLICT, true, "Another session was in the way. Try again.");
  private static final Kind SQL =
      new Kind(PostgresError.INVALID_SQL, false, "Correct the statement.");
  private static final Kind VALUE =
      new Kind(PostgresError.INVALID_VALUE, false, "Correct the value or its type.");
  private static final Kind CONSTRAINT =
      new Kind(PostgresError.CONSTRAINT, false, "Correct the data or the table's constraint.");
  private static final Kind ROW_SECURITY =
      new Kind(
          PostgresError.ROW_SECURITY,
          false,
          "Give the connection's user BYPASSRLS, or write `row-security: allow` on the source to"
              + " read only the rows that its policies show.");
  private static final Kind REFUSED =
      new Kind(PostgresError.REFUSED, false, "Look into the server's log.");

  private static final Map<String, Kind> BY_STATE =
      Map.ofEntries(
          Map.entry("28P01", credentials()),
          Map.entry("28000", credentials()),
          Map.entry(
              "3D000",
              new Kind(
                  PostgresError.UNKNOWN_DATABASE,
                  false,
                  "Create it, or name another one at the end of the connection's address.")),
          Map.entry(
              "53300",
              new Kind(
                  PostgresError.TOO_MANY_CONNECTIONS,
                  true,
                  "Lower the connection's max-connections, or raise the server's.")),
          Map.entry("25P03", LOST),
          Map.entry("57P01", LOST),
          Map.entry("57P02", LOST),
          Map.entry("57P05", LOST),
          Map.entry("57P03", UNREACHABLE),
          Map.entry("40001", CONFLICT),
          Map.entry("40P01", CONFLICT),
          Map.entry("55P03", CONFLICT),
          Map.entry(
              "42501",
              new Kind(
                  PostgresError.PERMISSION_DENIED,
                  false,
                  "Grant it to the connection's user, or use another user.")),
          Map.entry("42P01", table()),
          Map.entry("3F000", table()),
          Map.entry(
              "42703",
              new Kind(
                  PostgresError.UNKNOWN_COLUMN, false, "Check the column's name and its case.")),
          Map.entry(
              "25006",
              new Kind(PostgresError.READ_ONLY, false, "Only statements that read are allowed.")),
          Map.entry(
              "53100",
              new Kind(
                  PostgresError.DISK_FULL, false, "Free space on the server's disk, then resume.")),
          Map.entry(
              "53200",
              new Kind(PostgresError.OUT_OF_MEMORY, true, "Try again when the server is idle.")),
          Map.entry(
              "57014",
              new Kind(
                  PostgresError.TIMED_OUT,
                  false,
                  "It took too long or was cancelled. Ask for less, or look for a missing"
                      + " index.")));

  private static final Map<String, Kind> BY_CLASS =
      Map.of("08", LOST, "42", SQL, "22", VALUE, "23", CONSTRAINT, "40", CONFLICT);

  private static Kind credentials() {
    return new Kind(
        PostgresError.WRONG_CREDENTIALS,
        false,
        "Check user and password in the connection's address.");
  }

  private static Kind table() {
    return new Kind(
        PostgresError.UNKNOWN_TABLE, false, "Check its name, its schema and the database.");
  }

  /**
   * @param action what was to be done, as it goes on after "Cannot": {@code read table course}
   */
  public WeirException of(String action, SQLException e) {
    Kind kind = kind(e);
    String message =
        "Cannot %s on %s: %s. %s"
            .formatted(action, place, mask.foreign(sentence(e)), kind.advice());
    return kind.again()
        ? new TransientException(kind.code(), message, e)
        : new TerminalException(kind.code(), message, e);
  }

  /** The SQLSTATE, or an empty text where the driver gives none. */
  public static String state(SQLException e) {
    return e.getSQLState() == null ? "" : e.getSQLState();
  }

  /** Whether the server refused a value, and not the statement. */
  public static boolean isOfData(SQLException e) {
    return state(e).startsWith("22") || state(e).startsWith("23");
  }

  private static Kind kind(SQLException e) {
    if (isHiding(e)) {
      return ROW_SECURITY;
    }
    String state = state(e);
    Kind exact = BY_STATE.get(state);
    if (exact != null) {
      return exact;
    }
    if (has(e, UnknownHostException.class)) {
      return UNKNOWN_HOST;
    }
    // The driver reports a server without TLS, and a name that is not in the certificate, by a
    // message alone.
    if (has(e, SSLException.class)
        || (state.startsWith("08") && tells(e, "SSL", "could not be verified"))) {
      return NOT_TRUSTED;
    }
    if (state.equals("08001") || state.equals("08004")) {
      return UNREACHABLE;
    }
    Kind general = BY_CLASS.get(state.substring(0, Math.min(2, state.length())));
    return general == null ? REFUSED : general;
  }

  /** Known by the server's own function, as its sentence is in any language. */
  private static boolean isHiding(SQLException e) {
    return e instanceof PSQLException error
        && error.getServerErrorMessage() != null
        && "check_enable_rls".equals(error.getServerErrorMessage().getRoutine());
  }

  private static boolean has(Throwable error, Class<? extends Throwable> type) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  private static boolean tells(SQLException e, String... words) {
    String message = text(e.getMessage());
    for (String word : words) {
      if (message.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /** The first thing the server said, without the full stop, and the key that it is about. */
  public static String sentence(SQLException e) {
    if (has(e, UnknownHostException.class)) {
      return "there is no host of that name";
    }
    if (e instanceof PSQLException error && error.getServerErrorMessage() != null) {
      ServerErrorMessage message = error.getServerErrorMessage();
      String detail = NAMES_A_KEY.contains(state(e)) ? line(message.getDetail()) : "";
      return line(message.getMessage()) + (detail.isEmpty() ? "" : " (" + detail + ")");
    }
    String said = line(withoutAdvice(text(e.getMessage())));
    return said.isEmpty() ? "the driver gives no reason" : said;
  }

  /** The driver's own, where it reaches no server: it is not what to do here. */
  private static String withoutAdvice(String said) {
    int advice = said.indexOf(" Check that the hostname and port are correct");
    return advice < 0 ? said : said.substring(0, advice);
  }

  private static String line(@Nullable String said) {
    String line = text(said).lines().findFirst().orElse("").strip();
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }

  private static String text(@Nullable String message) {
    return message == null ? "" : message;
  }
}
