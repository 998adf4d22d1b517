package dev.weir.function.extractapi.paging;

import dev.weir.error.TerminalException;
import dev.weir.function.extractapi.address.Endpoint;
import dev.weir.function.extractapi.error.ExtractApiError;
import java.net.URI;

/** Says why pages cannot be read on. */
final class BrokenPages {
  private BrokenPages() {}

  /**
   * @param why without credentials
   */
  static TerminalException behind(URI uri, String why) {
    return new TerminalException(
        ExtractApiError.BROKEN_PAGES,
        "Cannot read on behind %s: %s. Correct pagination, or write  pagination: none  to read one page alone."
            .formatted(Endpoint.shown(uri), why));
  }
}
