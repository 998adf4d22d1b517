package dev.weir.laptop.server;

import dev.weir.error.TerminalException;
import dev.weir.laptop.lock.LifeLock;
import dev.weir.secrets.ConnectionUri;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A running PostgreSQL that belongs to a folder. All who have joined share it; the last to close
 * stops it. Whoever dies without closing leaves it running for the next.
 */
public final class LaptopServer implements AutoCloseable {
  private static final String USER = "weir";

  /** Another command may be unpacking, making sample data folders or recovering. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** A command that ends must not hang: the one that is busy behind the gate will stop it. */
  private static final Duration LEAVING = Duration.ofMillis(500);

  private static final Duration PAUSE = Duration.ofMillis(20);

  private final Path folder;
  private final Postmaster postmaster;
  private final Users users;
  private final LifeLock user;
  private final Password password;
  private final Thread atExit;
  private int port;
  private boolean closed;

  private LaptopServer(Path folder, Consumer<String> told) throws IOException {
    this.folder = folder;
    this.postmaster = new Postmaster(folder, Binaries.unpacked(folder, told));
    this.users = new Users(folder.resolve("users"));
    this.password = Password.of(folder, USER);
    this.user = users.join();
    this.atExit = new Thread(this::leave, "stop-postgresql");
  }

  /**
   * Starts the server unless it runs already.
   *
   * @param folder the server's own, made if it is not there
   * @param told what takes long, for people
   */
  public static LaptopServer join(Path folder, Consumer<String> told) {
    Path real = folder.toAbsolutePath().normalize();
    try {
      PrivateFiles.makeFolder(real);
      try (LifeLock _ = gate(real, PATIENCE).orElseThrow(() -> busy(real))) {
        LaptopServer server = new LaptopServer(real.toRealPath(), told);
        server.run(told);
        Runtime.getRuntime().addShutdownHook(server.atExit);
        return server;
      }
    } catch (IOException e) {
      throw failed("use", real, e);
    }
  }

  /** Where a database is. */
  public ConnectionUri uri(String database) {
    return new ConnectionUri(
        "postgresql",
        Optional.of(USER),
        Optional.of(password.text()),
        "127.0.0.1",
        port,
        database,
        Map.of());
  }

  /** The address for {@code psql}, which reads the password from a file. */
  public String psqlUri(String database) {
    return "postgresql://%s@127.0.0.1:%s/%s?passfile=%s"
        .formatted(USER, port, database, Password.file(folder).toUri().getRawPath());
  }

  /**
   * A database, made at its first use.
   *
   * @param sample SQL that fills it when it is made: wholly, or it is not there
   */
  public ConnectionUri database(String name, Optional<Path> sample, Consumer<String> told) {
    new SampleDatabase(this::uri, name, sample, told).make();
    return uri(name);
  }

  private void run(Consumer<String> told) throws IOException {
    boolean running = false;
    try {
      if (!postmaster.isInitialised()) {
        told.accept("Making the database server's folder " + folder);
        postmaster.initialise(USER, password.text());
      }
      port = runningPort();
      running = true;
    } finally {
      if (!running) {
        user.close();
      }
    }
  }

  /** Waits while the server is neither up nor down: recovering, or still stopping. */
  private int runningPort() throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      Optional<Integer> running = postmaster.port();
      if (running.isEmpty()) {
        int free = Ports.free(folder.resolve("port"));
        if (postmaster.start(free)) {
          return free;
        }
      } else if (answers(running.get())) {
        return running.get();
      }
      pause();
    }
    throw busy(folder);
  }

  private boolean answers(int candidate) {
    port = candidate;
    try (Connection _ = Jdbc.connect(uri("postgres"))) {
      return true;
    } catch (SQLException e) {
      if ("28P01".equals(e.getSQLState())) {
        throw new TerminalException(
            ServerError.NOT_OURS,
            "Cannot use the embedded PostgreSQL on port %d: it refuses the password in %s. Restore that file, or remove the folder %s to start anew (its tables are lost)."
                .formatted(candidate, Password.file(folder), folder),
            e);
      }
      return false;
    }
  }

  @Override
  public void close() {
    leave();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException _) {
      // The process is ending: this is the hook, or it waits for us.
    }
  }

  /** Waits for a close that is under way, so that the process does not end in the middle of it. */
  private synchronized void leave() {
    if (closed) {
      return;
    }
    closed = true;
    try (LifeLock gate = gate(folder, LEAVING).orElse(null)) {
      user.close();
      if (gate != null && users.isEmpty()) {
        postmaster.stop();
      }
    } catch (IOException e) {
      throw failed("leave", folder, e);
    }
  }

  private static Optional<LifeLock> gate(Path folder, Duration patience) throws IOException {
    return LifeLock.take(folder.resolve("gate"), patience);
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static TerminalException busy(Path folder) {
    return new TerminalException(
        ServerError.START_FAILED,
        "Cannot use the embedded PostgreSQL in %s: it has been starting or stopping for %d seconds. Look into %s, then try again."
            .formatted(folder, PATIENCE.toSeconds(), folder.resolve("server.log")));
  }

  private static TerminalException failed(String verb, Path folder, IOException e) {
    return new TerminalException(
        ServerError.FOLDER_FAILED,
        "Cannot %s the embedded PostgreSQL in %s: %s. Check the folder's owner and the free space, then try again."
            .formatted(verb, folder, e.getMessage()),
        e);
  }
}
