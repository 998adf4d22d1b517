package dev.weir.function.extractapi.address;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Which hosts are out in the open, and which are inside: this machine, its network, its cloud. */
final class Networks {
  private final Resolver resolver;

  /** The addresses of a host. */
  @FunctionalInterface
  interface Resolver {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  Networks(Resolver resolver) {
    this.resolver = resolver;
  }

  /** Whether one of the host's addresses is inside. A host without an address is nowhere. */
  boolean isInside(String host) {
    return addresses(host).stream().anyMatch(Networks::isInside);
  }

  /** Whether one of the host's addresses is out in the open. */
  boolean isOutside(String host) {
    return !addresses(host).stream().allMatch(Networks::isInside);
  }

  private List<InetAddress> addresses(String host) {
    try {
      return List.of(resolver.addresses(host));
    } catch (UnknownHostException _) {
      return List.of();
    }
  }

  private static boolean isInside(InetAddress address) {
    byte[] bytes = address.getAddress();
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    boolean shared = address instanceof Inet4Address && first == 100 && (second & 0xc0) == 64;
    boolean none = address instanceof Inet4Address && first == 0;
    boolean uniqueLocal = !(address instanceof Inet4Address) && (first & 0xfe) == 0xfc;
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || shared
        || none
        || uniqueLocal;
  }
}
