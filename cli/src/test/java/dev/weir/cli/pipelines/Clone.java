package dev.weir.cli.pipelines;

import dev.weir.cli.Main;
import dev.weir.cli.view.Console;
import dev.weir.lake.Lake;
import dev.weir.laptop.Laptop;
import dev.weir.laptop.Project;
import dev.weir.run.RunFolder;
import dev.weir.run.RunId;
import dev.weir.secrets.ConnectionUri;
import dev.weir.secrets.Secrets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A clone of this project in a folder of its own, with the commands that a user has there. */
final class Clone implements AutoCloseable {
  private static final Path HERE = Path.of("..").toAbsolutePath().normalize();

  private final Project project;

  /** Holds the server, so that it runs from the first command to the last. */
  private final Laptop laptop;

  Clone(Path folder, Map<String, String> environment) throws IOException {
    copyTo(folder);
    project = new Project(folder, environment);
    laptop = new Laptop(project, _ -> {});
    var _ = laptop.server();
  }

  /** What a clone has that commands need. */
  static void copyTo(Path folder) throws IOException {
    copy(HERE.resolve("pipelines"), folder.resolve("pipelines"));
  }

  /**
   * @return what the command printed for programs
   * @throws AssertionError with what it printed for people, if it failed
   */
  String weir(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = Main.run(project, new Console(print(out), print(err), false), arguments);
    if (code != 0) {
      throw new AssertionError(
          "weir %s ended with %d: %s%s".formatted(List.of(arguments), code, text(out), text(err)));
    }
    return text(out);
  }

  Path pipelines() {
    return project.pipelines();
  }

  Connection warehouse() throws SQLException {
    ConnectionUri uri = laptop.server().uri(Secrets.WAREHOUSE);
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%d/%s".formatted(uri.host(), uri.port(), uri.path()),
        uri.user().orElseThrow(),
        uri.password().orElseThrow());
  }

  /** What the pipeline's first run rejected. */
  List<String> rejects(String pipeline) {
    Lake lake = laptop.lake();
    String root = RunFolder.allRunsOf(pipeline) + "/";
    String run =
        lake.list(RunFolder.allRunsOf(pipeline)).getFirst().key().value().substring(root.length());
    return RejectsOfRun.read(
        lake, new RunFolder(RunId.parse(run.substring(0, run.indexOf('/')))), project.scratch());
  }

  @Override
  public void close() {
    laptop.close();
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }
}
