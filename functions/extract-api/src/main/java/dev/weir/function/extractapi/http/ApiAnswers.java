package dev.weir.function.extractapi.http;

import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import dev.weir.error.WeirException;
import dev.weir.function.extractapi.address.Endpoint;
import dev.weir.function.extractapi.error.ExtractApiError;
import dev.weir.records.rows.UnusableDocument;
import dev.weir.text.Excerpt;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;

/** Says what a server's refusal or silence means. */
public final class ApiAnswers {
  private static final int SHOWN_CHARACTERS = 200;
  private static final int STARTING_BYTES = 2000;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;
  private static final int UNAVAILABLE = 503;

  private ApiAnswers() {}

  static boolean putsOff(int status) {
    return status == TOO_MANY_REQUESTS || status == UNAVAILABLE;
  }

  /** Of an answer that is not good. */
  public static WeirException refused(Endpoint endpoint, URI uri, Answer answer) {
    int status = answer.status();
    String message =
        "Cannot read %s: the server answered %d%s."
            .formatted(Endpoint.shown(uri), status, excerpt(endpoint, answer.body()));
    if (status >= SERVER_ERROR || status == TOO_MANY_REQUESTS || status == REQUEST_TIMEOUT) {
      return new TransientException(ExtractApiError.UNAVAILABLE, message + " Try again later.");
    }
    return new TerminalException(
        ExtractApiError.REFUSED,
        message + " Check the source's path and the connection's address and credentials.");
  }

  static WeirException unreachable(URI uri, IOException e) {
    String message = "Cannot read %s: %s.".formatted(Endpoint.shown(uri), reason(uri, e));
    return e instanceof SSLException
        ? new TerminalException(
            ExtractApiError.REFUSED,
            message + " Check the address, and the certificates that Java trusts.",
            e)
        : new TransientException(
            ExtractApiError.UNREACHABLE, message + " Check the address and the network.", e);
  }

  private static String reason(URI uri, IOException e) {
    return switch (e) {
      case HttpConnectTimeoutException _ -> "no connection to " + uri.getHost() + " in time";
      case HttpTimeoutException _ -> "no answer in time";
      case ConnectException _ when e.getCause() instanceof UnresolvedAddressException ->
          "there is no host " + uri.getHost();
      case ConnectException connect
          when connect.getCause() instanceof ConnectException inner
              && inner.getCause() instanceof UnresolvedAddressException ->
          "there is no host " + uri.getHost();
      case ConnectException _ -> uri.getHost() + " refuses the connection";
      case ZipException _ -> "the answer is packed, and broken: " + e.getMessage();
      case SSLException _ -> "no secure connection, " + e.getMessage();
      default -> "the connection broke off, " + e.getMessage();
    };
  }

  /** Of a document that is not what the source says. */
  public static TerminalException unexpected(Endpoint endpoint, Answer answer, UnusableDocument e) {
    String problem = endpoint.mask().foreign(String.valueOf(e.getMessage()));
    String what =
        switch (e) {
          case UnusableDocument.Broken broken ->
              "at %s: %s. It begins with '%s'. %s. Or correct the source's records and format."
                  .formatted(
                      broken.place().spot(),
                      problem,
                      start(endpoint, answer.body()),
                      broken.cure());
          case UnusableDocument.Empty _ -> problem + ". Correct the source's path.";
          case UnusableDocument.Unexpected _ ->
              problem + ". Correct the source's records and format.";
        };
    return new TerminalException(
        ExtractApiError.UNEXPECTED_DOCUMENT,
        "Cannot read the answer of %s: %s".formatted(Endpoint.shown(answer.uri()), what),
        e);
  }

  private static String excerpt(Endpoint endpoint, byte[] body) {
    String text = start(endpoint, body);
    return text.isEmpty() ? "" : ": '" + text + "'";
  }

  /** What an answer begins with, in a line, without the credentials that it may repeat. */
  public static String start(Endpoint endpoint, byte[] body) {
    String text =
        new String(body, 0, Math.min(body.length, STARTING_BYTES), StandardCharsets.UTF_8);
    // Before it is cut: half a secret would not be known.
    return shown(endpoint.mask().foreign(text));
  }

  /** Text of a server, in a line. */
  public static String shown(String text) {
    return Excerpt.of(text.strip().replaceAll("[\\p{Cntrl}\\s]+", " "), SHOWN_CHARACTERS);
  }
}
