package dev.weir.laptop.server;

import dev.weir.error.TerminalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes, starts and stops the server in a folder. Not to be used by two at once. */
final class Postmaster {
  /** Given at each start, so that what a person changes in the files cannot cost data. */
  private static final String SETTINGS =
      String.join(
          " ",
          "-c listen_addresses=127.0.0.1",
          "-c unix_socket_directories=''",
          "-c fsync=on",
          "-c synchronous_commit=on",
          "-c full_page_writes=on",
          "-c timezone=UTC",
          "-c log_timezone=UTC",
          "-c log_checkpoints=off",
          // A session whose command was killed does not wait for a lock, or go on with a query, for
          // nobody.
          "-c client_connection_check_interval=500");

  private final Path folder;
  private final Path data;
  private final Path log;
  private final Path binaries;

  Postmaster(Path folder, Path binaries) {
    this.folder = folder;
    this.data = folder.resolve("data");
    this.log = folder.resolve("server.log");
    this.binaries = binaries;
  }

  boolean isInitialised() {
    return Files.isDirectory(data);
  }

  void initialise(String user, String password) throws IOException {
    Path unfinished = folder.resolve("data-unfinished");
    Path secret = folder.resolve("password-unfinished");
    Trees.delete(unfinished);
    try {
      PrivateFiles.write(secret, password);
      program(
              "initdb",
              List.of(
                  "-D" + unfinished,
                  "--username=" + user,
                  "--pwfile=" + secret,
                  "--auth=scram-sha-256",
                  "--encoding=UTF8",
                  "--locale=C",
                  "--locale-provider=builtin",
                  "--builtin-locale=C.UTF-8"))
          .run()
          .orThrow("make the embedded PostgreSQL's data folder " + data);
    } finally {
      Files.deleteIfExists(secret);
    }
    Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * The port that the server listens on, or is about to. Empty if it does not run, as far as can be
   * told; what a crashed machine left is removed if the process is surely another program.
   */
  Optional<Integer> port() throws IOException {
    Path file = data.resolve("postmaster.pid");
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
    Optional<ProcessHandle> process =
        lines.size() > 3
            ? ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
            : Optional.empty();
    if (process.isEmpty()) {
      // PostgreSQL itself knows what to do about a server that died.
      return Optional.empty();
    }
    if (isZombie(process.get())) {
      // It died, and nobody has asked how, as in a container without an init: to PostgreSQL, which
      // asks for the number alone, it would live.
      Files.deleteIfExists(file);
      return Optional.empty();
    }
    Optional<Path> program = program(process.get());
    if (program.isPresent() && !program.get().endsWith("postgres")) {
      // After a crash, the number may be another program's, and PostgreSQL would refuse to start.
      Files.deleteIfExists(file);
    }
    // In doubt the file stays, and PostgreSQL refuses: two servers on one folder would destroy it.
    return program.isPresent() && isOurs(program.get())
        ? Optional.of(Integer.parseInt(lines.get(3).strip()))
        : Optional.empty();
  }

  /** As Linux tells it: {@code 17 (postgres) Z 1 ...}. */
  private static boolean isZombie(ProcessHandle process) throws IOException {
    try {
      String state = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
      return state.startsWith(") Z", state.lastIndexOf(')'));
    } catch (NoSuchFileException _) {
      return false;
    }
  }

  /** Linux marks a program whose file was removed or replaced. Empty if the system hides it. */
  private static Optional<Path> program(ProcessHandle process) {
    return process
        .info()
        .command()
        .map(command -> Path.of(command.replaceFirst(" \\(deleted\\)$", "")));
  }

  private boolean isOurs(Path program) throws IOException {
    return program.endsWith("postgres") && program.startsWith(folder.toRealPath());
  }

  /**
   * @return false if processes of a server that died are still ending; they take a moment
   */
  boolean start(int port) throws IOException {
    if (Files.exists(log)) {
      Files.move(log, folder.resolve("server.log.old"), StandardCopyOption.REPLACE_EXISTING);
    }
    Command.Outcome outcome =
        program(
                "pg_ctl",
                List.of(
                    "start",
                    "--wait",
                    "--timeout=120",
                    "--silent",
                    "-D" + data,
                    "-l" + log,
                    "-o" + SETTINGS + " -p " + port))
            .run();
    if (outcome.exit() == 0) {
      return true;
    }
    if (complaint().contains("shared memory block") && complaint().contains("still in use")) {
      return false;
    }
    throw new TerminalException(
        ServerError.START_FAILED,
        "Cannot start the embedded PostgreSQL in %s: %s %s. All it said is in %s."
            .formatted(folder, outcome.output().strip(), complaint(), log));
  }

  private String complaint() throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .filter(line -> line.contains("FATAL:") || line.contains("PANIC:"))
          .reduce("", (_, last) -> last.replaceFirst(".*(FATAL|PANIC): *", ""));
    } catch (NoSuchFileException _) {
      return "";
    }
  }

  /** Ends all sessions and stops the server; does not wait much longer than a second. */
  void stop() throws IOException {
    // Where it takes longer (a slow disk), it goes on by itself.
    var _ =
        program("pg_ctl", List.of("stop", "--mode=fast", "--timeout=1", "--silent", "-D" + data))
            .run();
  }

  private Command program(String name, List<String> arguments) throws IOException {
    Command command =
        Command.of(
            Stream.concat(Stream.of(binaries.resolve(name).toString()), arguments.stream())
                .toList());
    return isRoot() ? command.asNobody() : command;
  }

  private static boolean isRoot() throws IOException {
    Path self = Path.of("/proc/self");
    return Files.exists(self) && Files.getAttribute(self, "unix:uid").equals(0);
  }
}
