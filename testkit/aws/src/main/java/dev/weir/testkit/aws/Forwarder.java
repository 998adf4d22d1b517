package dev.weir.testkit.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Lets containers reach a server that listens on this machine's loopback only. */
public final class Forwarder implements AutoCloseable {
  private final ServerSocket door;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private Forwarder(ServerSocket door, int target) {
    this.door = door;
    this.target = target;
  }

  /** Forwards a port of its own, on all of this machine's addresses. */
  public static Forwarder to(int target) {
    try {
      Forwarder forwarder = new Forwarder(new ServerSocket(0), target);
      Thread.ofVirtual().start(forwarder::accept);
      return forwarder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return door.getLocalPort();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket outer = door.accept();
        Socket inner = new Socket();
        open.add(outer);
        open.add(inner);
        inner.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
        Thread.ofVirtual().start(() -> pass(outer, inner));
        Thread.ofVirtual().start(() -> pass(inner, outer));
      } catch (IOException e) {
        if (!door.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  // Either end may hang up at any time, and the other must then see it.
  private static void pass(Socket from, Socket to) {
    try (from;
        to) {
      var _ = from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException _) {
      // Both are closed now: that is the message.
    }
  }

  /** Cuts what is open; nothing more is let in. */
  @Override
  public void close() {
    try {
      door.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
