package dev.weir.laptop.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A shell that waits for its input stands for the server. */
@EnabledOnOs(OS.LINUX)
class PostmasterTest {
  private final Path folder;
  private final Path pidFile;
  private final List<Process> started = new ArrayList<>();

  PostmasterTest(@TempDir Path parent) throws IOException {
    folder = Files.createDirectories(parent.resolve("server"));
    pidFile = Files.createDirectory(folder.resolve("data")).resolve("postmaster.pid");
  }

  @AfterEach
  void stop() {
    started.forEach(process -> process.destroyForcibly().onExit().join());
  }

  @Test
  void a_server_whose_program_was_removed_still_runs() throws IOException {
    Path program = folder.resolve("postgres");
    start(program);
    Files.delete(program);

    assertThat(new Postmaster(folder, folder).port()).contains(25432);
  }

  @Test
  void a_server_that_may_be_another_is_left_to_postgresql() throws IOException {
    start(folder.resolveSibling("postgres"));

    assertThat(new Postmaster(folder, folder).port()).isEmpty();
    assertThat(pidFile).exists();
  }

  @Test
  void what_belongs_to_another_program_is_removed() throws IOException {
    start(folder.resolve("postgres-backup"));

    assertThat(new Postmaster(folder, folder).port()).isEmpty();
    assertThat(pidFile).doesNotExist();
  }

  /** As where the first process of a container asks for nobody's end. */
  @Test
  void a_server_that_was_killed_and_not_buried_does_not_run() throws IOException {
    Process parent =
        new ProcessBuilder("/bin/sh", "-c", "sleep 300 & echo $!; exec sleep 300").start();
    started.add(parent);
    long killed = Long.parseLong(parent.inputReader().readLine());
    Files.writeString(pidFile, killed + "\n" + folder + "/data\n0\n25432\n");
    // A shell would bury it.
    await("/proc/" + parent.pid() + "/comm", "sleep");
    ProcessHandle.of(killed).ifPresent(ProcessHandle::destroyForcibly);
    await("/proc/" + killed + "/stat", ") Z");

    assertThat(new Postmaster(folder, folder).port()).isEmpty();
    assertThat(pidFile).doesNotExist();
  }

  private static void await(String file, String content) throws IOException {
    while (!Files.readString(Path.of(file)).contains(content)) {
      Thread.onSpinWait();
    }
  }

  private void start(Path program) throws IOException {
    Files.copy(Path.of("/bin/sh").toRealPath(), program);
    Process process = new ProcessBuilder(program.toString(), "-c", "read line").start();
    started.add(process);
    Files.writeString(pidFile, process.pid() + "\n" + folder + "/data\n0\n25432\n");
  }
}
