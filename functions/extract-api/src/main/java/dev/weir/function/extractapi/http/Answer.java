package dev.weir.function.extractapi.http;

import dev.weir.pipeline.source.http.Request.Method;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Optional;

/**
 * What a server answered.
 *
 * @param uri that was asked last: after redirects, another than at first
 * @param body unpacked; not copied: do not change it
 */
@SuppressWarnings("ArrayRecordComponent")
public record Answer(URI uri, int status, byte[] body, HttpHeaders headers) {
  static final int OK = 200;

  public boolean isGood() {
    return status == OK;
  }

  /** The target of the header {@code Link} with the relation {@code next}, as it is written. */
  public Optional<String> nextLink() {
    return LinkHeader.next(headers.allValues("Link"));
  }

  /**
   * Where a redirect leads, as it is written. What was posted is posted again only where the server
   * says so: to anything else a GET would be the answer, which is another question.
   */
  Optional<String> location(Method asked) {
    return switch (status) {
      case 307, 308 -> headers.firstValue("Location");
      case 301, 302, 303 -> headers.firstValue("Location").filter(_ -> asked == Method.GET);
      default -> Optional.empty();
    };
  }
}
