package dev.weir.laptop.server;

import dev.weir.error.TerminalException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A free port, the same one each time if possible, so that a person's tools find it again. */
final class Ports {
  /** Below the range that systems give to outgoing connections. */
  private static final int FIRST = 25432;

  private static final int LAST = 26431;
  private static final int HIGHEST = 65535;

  private Ports() {}

  /**
   * @param file remembers the port
   */
  static int free(Path file) throws IOException {
    int remembered = remembered(file);
    int port = isFree(remembered) ? remembered : firstFree();
    PrivateFiles.write(file, Integer.toString(port));
    return port;
  }

  /** What a crashed machine left may be anything: it counts as nothing unless it is a port. */
  private static int remembered(Path file) throws IOException {
    try {
      int port = Integer.parseInt(Files.readString(file).strip());
      return port >= 1 && port <= HIGHEST ? port : FIRST;
    } catch (NoSuchFileException | CharacterCodingException | NumberFormatException _) {
      return FIRST;
    }
  }

  private static int firstFree() {
    for (int port = FIRST; port <= LAST; port++) {
      if (isFree(port)) {
        return port;
      }
    }
    throw new TerminalException(
        ServerError.START_FAILED,
        "Cannot start the embedded PostgreSQL: all ports from %d to %d are taken on 127.0.0.1. End a program that listens on one."
            .formatted(FIRST, LAST));
  }

  private static boolean isFree(int port) {
    try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
