package dev.weir.function.extractapi.address;

import dev.weir.error.TerminalException;
import dev.weir.function.extractapi.error.ExtractApiError;
import java.net.InetAddress;
import java.net.URI;

/**
 * Where a server may lead a request to. It keeps its protocol, and an answer from the open network
 * leads to nothing that only this machine can reach, such as the address where a cloud gives out
 * credentials.
 */
public final class Redirects {
  private static final int MOST = 5;

  private final Networks networks;

  Redirects(Networks networks) {
    this.networks = networks;
  }

  /** Hosts are where this machine's resolver says. */
  public static Redirects resolved() {
    return new Redirects(new Networks(InetAddress::getAllByName));
  }

  /**
   * @param asked at first
   * @param at the one that answered
   * @param followed so many before
   * @throws TerminalException if it may not be asked
   */
  public URI next(URI asked, URI at, String location, int followed) {
    URI next = target(asked, at, location);
    if (followed >= MOST) {
      throw refused(asked, next, "after %d redirects".formatted(MOST));
    }
    if (!at.getScheme().equals(next.getScheme())) {
      throw refused(asked, next, "which is another protocol");
    }
    if (!at.getHost().equalsIgnoreCase(next.getHost())
        && networks.isInside(next.getHost())
        && networks.isOutside(at.getHost())) {
      throw refused(asked, next, "which is in a private network, and the one who says so is not");
    }
    return next;
  }

  private static URI target(URI asked, URI at, String location) {
    try {
      URI next = at.resolve(location);
      if (next.getHost() != null) {
        return next;
      }
    } catch (IllegalArgumentException _) {
      // Neither text nor cause is shown: what cannot be taken apart may hold a credential.
    }
    throw new TerminalException(
        ExtractApiError.REDIRECTED,
        "Cannot read %s: it leads to an address that is not valid. Set the connection to the right address."
            .formatted(Endpoint.shown(asked)));
  }

  private static TerminalException refused(URI asked, URI next, String why) {
    return new TerminalException(
        ExtractApiError.REDIRECTED,
        "Cannot read %s: it leads to %s, %s. Set the connection to the right address."
            .formatted(Endpoint.shown(asked), Endpoint.shown(next), why));
  }
}
