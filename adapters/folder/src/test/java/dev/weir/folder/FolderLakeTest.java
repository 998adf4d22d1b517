package dev.weir.folder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.lake.Lake;
import dev.weir.lake.LakeKey;
import dev.weir.lake.Scratch;
import dev.weir.lake.ScratchFolder;
import dev.weir.testkit.ChildJvm;
import dev.weir.testkit.LakeContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class FolderLakeTest implements LakeContract {
  private static final byte[] CONTENT = "rows".getBytes(UTF_8);

  private Path root;
  private FolderLake lake;

  @BeforeEach
  void open(@TempDir Path folder) {
    root = folder.resolve("lake");
    lake = new FolderLake(root);
  }

  @Override
  public Lake lake() {
    return lake;
  }

  @Override
  public ChildJvm startEndlessWriter() {
    return ChildJvm.start(WriteEndlessly.class, root.toString());
  }

  @Test
  void an_object_is_a_file_at_its_key() {
    lake.put(LakeKey.of("runs/a"), CONTENT);

    assertThat(lake.location(LakeKey.of("runs/a"))).isEqualTo(root.resolve("runs/a").toString());
    assertThat(lake.fetch(LakeKey.of("runs/a"), root)).isEqualTo(root.resolve("runs/a"));
  }

  @Test
  void nothing_is_made_before_the_first_write() {
    assertThat(lake.list(LakeKey.of("runs"))).isEmpty();
    assertThat(root).doesNotExist();
  }

  @Test
  void a_file_in_scratch_is_moved() throws IOException {
    try (ScratchFolder scratch = lake.scratch().make()) {
      Path file = Files.write(scratch.path().resolve("part"), CONTENT);

      lake.put(LakeKey.of("runs/a"), file);

      assertThat(file).doesNotExist();
      assertThat(root.resolve("runs/a")).hasBinaryContent(CONTENT);
    }
  }

  @Test
  void a_file_in_scratch_elsewhere_is_moved_if_the_lake_knows_the_place(@TempDir Path elsewhere)
      throws IOException {
    FolderLake knowing = new FolderLake(root, Scratch.alone(elsewhere));
    Path file = Files.write(elsewhere.resolve("part"), CONTENT);

    lake.put(LakeKey.of("runs/a"), file);
    assertThat(file).exists();
    knowing.put(LakeKey.of("runs/a"), file);

    assertThat(file).doesNotExist();
    assertThat(root.resolve("runs/a")).hasBinaryContent(CONTENT);
  }

  @Test
  void no_unfinished_file_stays() {
    lake.put(LakeKey.of("runs/a"), CONTENT);
    assertThat(lake.create(LakeKey.of("runs/a"), CONTENT)).isFalse();

    assertThat(root.resolve(".lake/scratch")).isEmptyDirectory();
  }

  @Test
  void what_a_killed_process_left_is_removed_when_it_is_old() throws IOException {
    Path scratch = Files.createDirectories(root.resolve(".lake/scratch"));
    // No process has this number: it is beyond what Linux gives.
    Path old = Files.createDirectory(scratch.resolve("999999999-old"));
    Files.write(old.resolve("part"), CONTENT);
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    Path young = Files.write(scratch.resolve("999999999-young"), CONTENT);

    lake.put(LakeKey.of("runs/a"), CONTENT);

    assertThat(old).doesNotExist();
    assertThat(young).exists();
  }

  @Test
  void the_lakes_own_folder_is_no_place_for_objects() {
    assertThatThrownBy(() -> lake.put(LakeKey.of(".lake/lock"), CONTENT))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-2004 Cannot use " + root.resolve(".lake/lock"));
  }

  @Test
  void a_symbolic_link_does_not_lead_out(@TempDir Path outside) throws IOException {
    Files.createDirectories(root);
    Files.createSymbolicLink(root.resolve("runs"), outside);
    Files.write(outside.resolve("secret"), CONTENT);

    assertThatThrownBy(() -> lake.put(LakeKey.of("runs/a"), CONTENT))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-2004");
    assertThatThrownBy(() -> lake.read(LakeKey.of("runs/secret")))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-2004");
    assertThat(lake.list(LakeKey.of("runs"))).isEmpty();
  }

  @Test
  void a_full_disk_is_said() {
    assertThatThrownBy(
            () ->
                FileFailures.explained(
                    "write",
                    root,
                    () -> {
                      Files.write(Path.of("/dev/full"), CONTENT);
                      return true;
                    }))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-2000 Cannot write " + root + ": no space left on the disk")
        .hasMessageContaining("resume the run");
  }
}
