package dev.weir.postgres.warehouse;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;

/** A network between a client and the server that breaks once, at the COMMIT of what inserts. */
final class CommitCut implements AutoCloseable {
  /** On which side of the server's work it breaks. */
  enum When {
    BEFORE_THE_SERVER_HEARS_IT,
    BEFORE_THE_CLIENT_HEARS_OF_IT
  }

  private final ServerSocket door;
  private final int server;
  private final When when;
  private final AtomicBoolean broken = new AtomicBoolean();

  CommitCut(int server, When when) {
    this.server = server;
    this.when = when;
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  boolean hasBroken() {
    return broken.get();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        Socket inner = new Socket(InetAddress.getLoopbackAddress(), server);
        AtomicBoolean committing = new AtomicBoolean();
        Thread.ofVirtual().start(() -> ask(client, inner, committing));
        Thread.ofVirtual().start(() -> answer(inner, client, committing));
      } catch (IOException e) {
        if (!door.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void ask(Socket client, Socket inner, AtomicBoolean committing) {
    AtomicBoolean inserts = new AtomicBoolean();
    pass(
        client,
        inner,
        said -> {
          String sql = new String(said, StandardCharsets.ISO_8859_1);
          inserts.compareAndSet(false, sql.contains("INSERT INTO"));
          if (inserts.get() && sql.contains("COMMIT") && broken.compareAndSet(false, true)) {
            committing.set(true);
          }
          return committing.get() && when == When.BEFORE_THE_SERVER_HEARS_IT;
        });
  }

  // What the server says after it was told to commit: that it has.
  private void answer(Socket inner, Socket client, AtomicBoolean committing) {
    pass(inner, client, _ -> committing.get());
  }

  private interface Cut {
    boolean isBefore(byte[] said);
  }

  private static void pass(Socket from, Socket to, Cut cut) {
    byte[] buffer = new byte[64 * 1024];
    try (from;
        to) {
      InputStream input = from.getInputStream();
      OutputStream output = to.getOutputStream();
      for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
        if (cut.isBefore(Arrays.copyOf(buffer, read))) {
          return;
        }
        output.write(buffer, 0, read);
      }
    } catch (IOException _) {
      // Either end has hung up, and closing both tells the other.
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
