package dev.weir.laptop.server;

import dev.weir.error.TerminalException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Consumer;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once from the archive on the class path. */
final class Binaries {
  private Binaries() {}

  /**
   * @param folder that holds them, one sub-folder per version
   * @return the folder of initdb, pg_ctl and postgres
   */
  static Path unpacked(Path folder, Consumer<String> told) throws IOException {
    String version = version();
    Path target = folder.resolve("bin-" + version);
    if (!Files.isDirectory(target)) {
      told.accept("Unpacking PostgreSQL " + version);
      Path unfinished = folder.resolve("bin-unfinished");
      Trees.delete(unfinished);
      Files.createDirectories(unfinished);
      unpack(unfinished);
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    }
    return target.resolve("bin");
  }

  static String version() throws IOException {
    try (InputStream input = Binaries.class.getResourceAsStream("versions.properties")) {
      Properties versions = new Properties();
      versions.load(Objects.requireNonNull(input));
      return Objects.requireNonNull(versions.getProperty("postgresql"));
    }
  }

  private static void unpack(Path target) throws IOException {
    try (InputStream archive = Binaries.class.getResourceAsStream("/" + archiveName())) {
      if (archive == null) {
        throw new TerminalException(
            ServerError.NO_BINARIES,
            "Cannot start the embedded PostgreSQL: there is none for %s on %s. Set WEIR_CONNECTION_WAREHOUSE, and one variable per connection, to servers of your own."
                .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
      }
      // The system's tar keeps links and modes; -o leaves the files to whoever unpacks them.
      Command tar = Command.of(List.of("tar", "-x", "-o", "-f", "-", "-C", target.toString()));
      tar.run(input -> copy(archive, input)).orThrow("unpack PostgreSQL into " + target);
    }
  }

  private static void copy(InputStream archive, OutputStream tar) throws IOException {
    try (XZInputStream unpacked = new XZInputStream(archive)) {
      unpacked.transferTo(tar);
    }
  }

  private static String archiveName() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return "postgres-%s-%s.txz"
        .formatted(
            system.startsWith("mac") ? "darwin" : system,
            machine.equals("aarch64") ? "arm_64" : "x86_64");
  }
}
