package dev.weir.cli.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * A clone of nothing but the script, two modules with a file each, and a Maven that writes down
 * that it was called and makes a program that prints its arguments.
 */
final class LauncherClone {
  private static final String MAVEN =
      """
      #!/bin/sh
      echo "java=$JAVA_HOME $*" >> "$HOME/maven.log"
      echo '[INFO] Building Weir: core 0.1.0-SNAPSHOT    [2/22]'
      if [ -f "$HOME/broken" ]; then echo '[ERROR] Core.java:[1,1] not a statement'; exit 1; fi
      mkdir -p cli/target/laptop/lib
      cp "$HOME/program.jar" cli/target/laptop/weir.jar
      cp "$HOME/empty.jar" cli/target/laptop/lib/
      """;

  /** The rehearsal ends when a file is there: until then, it is running. */
  private static final Map<String, String> PROGRAM =
      Map.of(
          "Main",
          """
          package dev.weir.cli;
          import java.util.List;
          class Main {
            public static void main(String[] arguments) {
              if (List.of(arguments).contains("--flags")) {
                System.out.println(java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments());
              }
              System.out.println("ran " + String.join(" ", arguments) + " in " + System.getProperty("weir.home"));
            }
          }
          """,
          "Rehearsal",
          """
          package dev.weir.cli;
          import java.nio.file.*;
          class Rehearsal {
            public static void main(String[] arguments) throws Exception {
              Path home = Path.of(System.getenv("HOME"));
              Files.writeString(home.resolve("rehearsals"), System.getProperty("weir.home") + System.lineSeparator(),
                  StandardOpenOption.CREATE, StandardOpenOption.APPEND);
              while (!Files.exists(home.resolve("go-on"))) {
                Thread.sleep(20);
              }
            }
          }
          """);

  private final Path clone;
  private final Path user;

  LauncherClone(Path folder) throws IOException {
    clone = folder.resolve("clone");
    user = Files.createDirectories(folder.resolve("user"));
    write(clone.resolve("pom.xml"), "");
    write(clone.resolve("core/src/main/Core.java"), "");
    write(clone.resolve("core/src/main/Old.java"), "");
    write(clone.resolve("core/src/test/CoreTest.java"), "");
    for (String file : List.of("weir", "build/jdk.sh", "build/compiler.sh", "build/java.options")) {
      script(clone.resolve(file), Files.readString(Path.of(System.getProperty("weir.root"), file)));
    }
    script(user.resolve("bin/mvn"), MAVEN);
    compile();
  }

  /** What a command printed, both streams, and how it ended. */
  record Printed(int status, String text) {}

  Path folder() {
    return clone;
  }

  Path script() {
    return clone.resolve("weir");
  }

  Printed weir(String... arguments) throws IOException, InterruptedException {
    return run(script(), arguments);
  }

  /** Returns when all that the command has started has let go of the pipe. */
  Printed run(Path script, String... arguments) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Stream.concat(Stream.of(script.toString()), Stream.of(arguments)).toList())
            .directory(user.toFile())
            .redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("HOME", user.toString());
    builder.environment().put("TMPDIR", user.toString());
    builder.environment().merge("PATH", user.resolve("bin").toString(), LauncherClone::before);
    Process process = builder.start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Printed(process.waitFor(), text);
  }

  /** The calls of Maven. */
  List<String> builds() throws IOException {
    return lines("maven.log");
  }

  private List<String> lines(String file) throws IOException {
    try {
      return Files.readAllLines(user.resolve(file));
    } catch (NoSuchFileException _) {
      return List.of();
    }
  }

  void breakTheBuild() throws IOException {
    write(user.resolve("broken"), "");
  }

  /** Lets rehearsals end. */
  void goOn() throws IOException {
    write(user.resolve("go-on"), "");
  }

  /** The folders that rehearsals worked in. */
  List<String> rehearsals() throws IOException {
    return lines("rehearsals");
  }

  List<Path> caches() throws IOException {
    try (Stream<Path> files = Files.list(clone.resolve("cli/target/laptop"))) {
      return files.filter(file -> file.toString().endsWith(".aot")).toList();
    }
  }

  /** Makes a file or folder look as changed after the last build. */
  void change(String file) throws IOException {
    Path path = clone.resolve(file);
    if (!Files.exists(path)) {
      write(path, "");
    }
    Files.setLastModifiedTime(path, FileTime.from(Instant.now().plusSeconds(60)));
  }

  /** Undoes {@link #change}. */
  void settle(String file) throws IOException {
    Files.setLastModifiedTime(clone.resolve(file), FileTime.fromMillis(0));
  }

  private void compile() throws IOException {
    Path classes = user.resolve("classes");
    for (Map.Entry<String, String> source : PROGRAM.entrySet()) {
      write(user.resolve("source/" + source.getKey() + ".java"), source.getValue());
    }
    int status =
        Objects.requireNonNull(ToolProvider.getSystemJavaCompiler())
            .run(
                null,
                null,
                null,
                "-d",
                classes.toString(),
                user.resolve("source/Main.java").toString(),
                user.resolve("source/Rehearsal.java").toString());
    jar("program.jar", classes);
    jar("empty.jar", Files.createDirectories(user.resolve("nothing")));
    if (status != 0) {
      throw new IllegalStateException("The stand-in program does not compile.");
    }
  }

  private void jar(String name, Path content) {
    java.util.spi.ToolProvider.findFirst("jar")
        .orElseThrow()
        .run(
            System.out,
            System.err,
            "--create",
            "--file",
            user.resolve(name).toString(),
            "-C",
            content.toString(),
            ".");
  }

  private static String before(String path, String folder) {
    return folder + File.pathSeparator + path;
  }

  private static void script(Path file, String text) throws IOException {
    write(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
