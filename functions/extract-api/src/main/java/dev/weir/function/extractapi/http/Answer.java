package dev.weir.function.extractapi.http;

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

  /** Where a redirect leads, as it is written. */
  Optional<String> location() {
    return switch (status) {
      case 301, 302, 303, 307, 308 -> headers.firstValue("Location");
      default -> Optional.empty();
    };
  }
}
