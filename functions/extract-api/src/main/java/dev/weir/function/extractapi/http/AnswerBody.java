package dev.weir.function.extractapi.http;

import dev.weir.error.TerminalException;
import dev.weir.function.extractapi.address.Endpoint;
import dev.weir.function.extractapi.error.ExtractApiError;
import dev.weir.records.gzip.GzipMembers;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Locale;

/** What an answer carries, unpacked, within a limit. */
final class AnswerBody {
  private static final String ENCODING = "Content-Encoding";
  private static final int BUFFER = 64 << 10;

  private final URI uri;
  private final int limit;

  /**
   * @param limit in bytes, unpacked
   */
  AnswerBody(URI uri, int limit) {
    this.uri = uri;
    this.limit = limit;
  }

  /**
   * @throws java.util.zip.ZipException if what is packed is cut off or damaged
   * @throws TerminalException if it is packed in another way than was asked for, or too large
   */
  byte[] read(HttpHeaders headers, InputStream body) throws IOException {
    try (PushbackInputStream stored = new PushbackInputStream(body)) {
      // Answers without a body may name an encoding all the same.
      return isEmpty(stored) ? new byte[0] : unpacked(headers, stored);
    }
  }

  private byte[] unpacked(HttpHeaders headers, InputStream stored) throws IOException {
    String encoding = headers.firstValue(ENCODING).orElse("identity").strip();
    return switch (encoding.toLowerCase(Locale.ROOT)) {
      case "", "identity" -> bounded(stored);
      case "gzip", "x-gzip" -> {
        try (InputStream members = new GzipMembers(stored, BUFFER)) {
          yield bounded(members);
        }
      }
      default ->
          throw new TerminalException(
              ExtractApiError.UNEXPECTED_DOCUMENT,
              "Cannot read the answer of %s: its %s is '%s', and only gzip was asked for. Let the server, or the proxy before it, send gzip or nothing packed."
                  .formatted(Endpoint.shown(uri), ENCODING, ApiAnswers.shown(encoding)));
    };
  }

  private byte[] bounded(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(limit + 1);
    if (bytes.length > limit) {
      throw new TerminalException(
          ExtractApiError.TOO_LARGE,
          "Cannot read %s: the answer is larger than %d bytes. Ask for less at a time."
              .formatted(Endpoint.shown(uri), limit));
    }
    return bytes;
  }

  private static boolean isEmpty(PushbackInputStream stream) throws IOException {
    int first = stream.read();
    if (first >= 0) {
      stream.unread(first);
    }
    return first < 0;
  }
}
