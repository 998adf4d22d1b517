package dev.weir.function.extractapi.paging;

import dev.weir.function.extractapi.address.Endpoint;
import dev.weir.function.extractapi.http.Answer;
import java.net.URI;

/** Pages whose address the server gives. */
final class StatedPages {
  private final Endpoint endpoint;

  StatedPages(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  /**
   * With the address's options, which servers leave out of their links.
   *
   * @param text as the server has it
   */
  URI address(Answer answer, String text) {
    URI address;
    try {
      address = answer.uri().resolve(text.strip());
    } catch (IllegalArgumentException _) {
      // Neither text nor cause is shown: what cannot be taken apart may hold a credential.
      throw BrokenPages.behind(answer.uri(), "what it names as its next page is no address");
    }
    if (!endpoint.isAt(address)) {
      throw BrokenPages.behind(answer.uri(), "its next page is elsewhere, on " + host(address));
    }
    return endpoint.withOptions(address);
  }

  private static String host(URI address) {
    return address.getHost() == null ? "a host without a name" : address.getHost();
  }
}
