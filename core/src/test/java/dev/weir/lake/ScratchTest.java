package dev.weir.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {
  /** No process has this number: it is beyond what Linux gives. */
  private static final String DEAD = "999999999-";

  @TempDir Path root;

  @Test
  void folders_are_new_and_gone_when_their_user_is_done() throws IOException {
    Scratch scratch = Scratch.shared(root, Duration.ZERO);
    Path path;
    try (ScratchFolder folder = scratch.make();
        ScratchFolder other = scratch.make()) {
      path = folder.path();
      Files.writeString(Files.createDirectory(path.resolve("a")).resolve("part"), "rows");
      assertThat(other.path()).isEmptyDirectory().isNotEqualTo(path);
      assertThat(scratch.holds(path.resolve("a/part"))).isTrue();
      assertThat(scratch.holds(root.resolveSibling("elsewhere"))).isFalse();
    }
    assertThat(root).isEmptyDirectory();
  }

  @Test
  void what_a_dead_process_left_is_deleted_after_the_grace() throws IOException {
    Path old = left(DEAD + "old");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    Path young = left(DEAD + "young");
    Path alive = left("1-alive");
    Path foreign = left("notes");

    Scratch.shared(root, Duration.ofHours(1)).make().close();

    assertThat(root).isDirectoryNotContaining(old::equals);
    assertThat(root).isDirectoryContaining(young::equals).isDirectoryContaining(alive::equals);

    Scratch.shared(root, Duration.ZERO).make().close();

    assertThat(young).doesNotExist();
    assertThat(alive).exists();
    assertThat(foreign).exists();
  }

  @Test
  void alone_all_is_deleted_that_was_there_before_but_nothing_later() throws IOException {
    Path earlier = left(ProcessHandle.current().pid() + "-same-number");
    Scratch scratch = Scratch.alone(root);

    Path first = scratch.make().path();
    Path second = scratch.make().path();

    assertThat(earlier).doesNotExist();
    assertThat(first).isEmptyDirectory();
    assertThat(second).isEmptyDirectory();
  }

  @Test
  void closing_deletes_what_this_process_left() throws IOException {
    Scratch scratch = Scratch.shared(root, Duration.ofHours(1));
    Path mine = scratch.make().path();
    Path other = left("1-alive");

    scratch.close();

    assertThat(mine).doesNotExist();
    assertThat(other).exists();
  }

  @Test
  void a_place_that_is_no_folder_is_named() throws IOException {
    Path file = Files.writeString(root.resolve("file"), "");
    Scratch scratch = Scratch.alone(file.resolve("scratch"));

    assertThatThrownBy(scratch::make)
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-1010 Cannot make a folder for unfinished files in " + file)
        .hasMessageContaining("Check its owner and the free space");
  }

  private Path left(String name) throws IOException {
    Path folder = Files.createDirectory(root.resolve(name));
    Files.writeString(folder.resolve("part"), "rows");
    return folder;
  }
}
