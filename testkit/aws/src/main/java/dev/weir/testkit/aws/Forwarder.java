package dev.weir.testkit.aws;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Lets containers reach a server that listens on this machine's loopback only. */
public final class Forwarder implements AutoCloseable {
  private static final int BUFFER = 16 * 1024;

  private final ServerSocket door;
  private final int target;
  private final Supplier<OutputStream> copies;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private Forwarder(ServerSocket door, int target, Supplier<OutputStream> copies) {
    this.door = door;
    this.target = target;
    this.copies = copies;
  }

  /** Forwards a port of its own, on all of this machine's addresses. */
  public static Forwarder to(int target) {
    return to(target, OutputStream::nullOutputStream);
  }

  /**
   * Keeps what clients send, too.
   *
   * @param copies gives each connection where its copy goes
   */
  public static Forwarder to(int target, Supplier<OutputStream> copies) {
    try {
      Forwarder forwarder = new Forwarder(new ServerSocket(0), target, copies);
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
        OutputStream copy = copies.get();
        Thread.ofVirtual().start(() -> pass(outer, inner, copy));
        Thread.ofVirtual().start(() -> pass(inner, outer, OutputStream.nullOutputStream()));
      } catch (IOException e) {
        if (!door.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  // Either end may hang up at any time, and the other must then see it.
  private static void pass(Socket from, Socket to, OutputStream copy) {
    byte[] buffer = new byte[BUFFER];
    try (from;
        to) {
      InputStream input = from.getInputStream();
      for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
        copy.write(buffer, 0, read);
        to.getOutputStream().write(buffer, 0, read);
      }
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
