package dev.weir.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.launcher.LauncherClone.Printed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code weir}, in a clone with a Maven that only writes down that it was called. */
class LauncherTest {
  private static final long PATIENCE_NANOS = 120_000_000_000L;

  @TempDir Path folder;
  private LauncherClone clone;

  @BeforeEach
  void make_a_clone() throws IOException {
    clone = new LauncherClone(folder);
  }

  @AfterEach
  void let_the_rehearsal_end() throws Exception {
    clone.goOn();
    until(() -> clone.rehearsals().stream().noneMatch(home -> Files.exists(Path.of(home))));
  }

  @Test
  void the_first_command_builds_on_the_jdk_that_was_found_and_a_pipe_sees_one_line_of_it()
      throws Exception {
    Printed printed = clone.weir("list", "--all");

    assertThat(printed.status()).isZero();
    assertThat(printed.text())
        .matches(
            "Building Weir \\.\\.\\.\nBuilt Weir in \\d+ s\\.\nran list --all in "
                + clone.folder().toRealPath()
                + "\n");
    assertThat(clone.builds())
        .singleElement()
        .asString()
        .startsWith("java=" + System.getProperty("java.home") + " ")
        .contains("-Dlaptop package");
  }

  @Test
  void it_builds_again_after_a_change_of_what_is_run_and_only_then() throws Exception {
    clone.weir("list");
    int builds = 1;
    for (String file :
        new String[] {
          "core/src/main/Core.java", "core/src/main/New.java", "pom.xml", "core/src/main"
        }) {
      clone.change(file);
      clone.weir("list");
      assertThat(clone.builds()).as(file).hasSize(++builds);
      clone.settle(file);
    }
    clone.change("core/src/test/CoreTest.java");
    assertThat(clone.weir("list").text()).startsWith("ran list");
    assertThat(clone.builds()).hasSize(builds);
  }

  @Test
  void a_build_that_fails_shows_the_errors_and_is_tried_again() throws Exception {
    clone.breakTheBuild();
    for (int builds = 1; builds <= 2; builds++) {
      Printed printed = clone.weir("list");
      assertThat(printed.status()).isEqualTo(1);
      assertThat(printed.text())
          .contains("[ERROR] Core.java:[1,1] not a statement")
          .endsWith(
              "weir: Cannot build Weir. The whole log is in %s/.weir/build.log.\n"
                  .formatted(clone.folder().toRealPath()));
      assertThat(clone.builds()).hasSize(builds);
    }
  }

  @Test
  void it_works_through_a_symbolic_link_from_anywhere() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("linked"), clone.script());
    Path second = Files.createSymbolicLink(folder.resolve("again"), Path.of("linked"));

    assertThat(clone.run(link, "list").text())
        .endsWith("ran list in " + clone.folder().toRealPath() + "\n");
    assertThat(clone.run(second, "list").text()).startsWith("ran list in ");
  }

  @Test
  void commands_go_on_while_one_rehearsal_elsewhere_makes_the_cache() throws Exception {
    // The pipe of each is closed, although the rehearsal goes on.
    clone.weir("list");
    until(() -> !clone.rehearsals().isEmpty());
    assertThat(clone.weir("list").text()).startsWith("ran list");
    assertThat(clone.caches()).isEmpty();
    clone.goOn();
    until(() -> !clone.caches().isEmpty());

    assertThat(clone.weir("list").text()).startsWith("ran list");
    assertThat(clone.rehearsals())
        .singleElement()
        .asString()
        .doesNotStartWith(clone.folder().toRealPath().toString());
    assertThat(clone.caches())
        .singleElement()
        .satisfies(cache -> assertThat(cache).isNotEmptyFile());
  }

  @Test
  void a_cache_that_is_cut_or_nonsense_is_as_good_as_none_and_a_build_takes_it_away()
      throws Exception {
    clone.goOn();
    clone.weir("list");
    until(() -> !clone.caches().isEmpty());
    Path cache = clone.caches().getFirst();
    byte[] whole = Files.readAllBytes(cache);
    for (byte[] wrong :
        new byte[][] {Arrays.copyOf(whole, whole.length / 2), new byte[0], new byte[99]}) {
      Files.write(cache, wrong);
      assertThat(clone.weir("list").text()).startsWith("ran list in ");
    }
    clone.change("core/src/main/Core.java");
    clone.weir("list");
    clone.settle("core/src/main/Core.java");
    until(() -> clone.caches().size() == 1 && Files.size(cache) > whole.length / 2);
  }

  @Test
  void commands_that_move_rows_get_the_second_compiler_wherever_they_stand() throws Exception {
    for (String command : List.of("run sales", "--env dev resume", "--env=dev serve")) {
      assertThat(flags(command)).as(command).contains("-XX:TieredStopAtLevel=4");
    }
    for (String command : List.of("list", "query sales total", "rerun")) {
      assertThat(flags(command)).as(command).contains("-XX:TieredStopAtLevel=1");
    }
  }

  private String flags(String command) throws IOException, InterruptedException {
    return clone.weir((command + " --flags").split(" ")).text();
  }

  /** Polls until it is so. */
  private static void until(Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.call()) {
      assertThat(System.nanoTime()).as("it comes to pass").isLessThan(end);
      Thread.sleep(20);
    }
  }
}
