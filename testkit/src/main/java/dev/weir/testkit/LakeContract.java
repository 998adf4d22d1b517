package dev.weir.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.lake.Lake;
import dev.weir.lake.Lake.Entry;
import dev.weir.lake.Lake.Stored;
import dev.weir.lake.Lake.Version;
import dev.weir.lake.LakeKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The promises of {@link Lake}, one test each. */
public interface LakeContract {
  /** A lake without objects, the same for the whole test. */
  Lake lake();

  /** Another process that runs {@link EndlessWriter} on the same lake. */
  ChildJvm startEndlessWriter();

  @Test
  default void nothing_is_read_or_listed_where_nothing_was_written() {
    assertThat(lake().read(LakeKey.of("runs/a/plan.json"))).isEmpty();
    assertThat(lake().list(LakeKey.of("runs/a"))).isEmpty();
  }

  @Test
  default void what_was_put_is_read_and_listed() {
    lake().put(LakeKey.of("runs/a/plan.json"), bytes("plan"));

    assertThat(text(LakeKey.of("runs/a/plan.json"))).isEqualTo("plan");
    assertThat(lake().list(LakeKey.of("runs")))
        .containsExactly(new Entry(LakeKey.of("runs/a/plan.json"), 4));
  }

  @Test
  default void an_object_may_be_empty() {
    lake().put(LakeKey.of("runs/empty"), new byte[0]);

    assertThat(text(LakeKey.of("runs/empty"))).isEmpty();
    assertThat(lake().list(LakeKey.of("runs")))
        .containsExactly(new Entry(LakeKey.of("runs/empty"), 0));
  }

  @Test
  default void put_overwrites() {
    lake().put(LakeKey.of("runs/a"), bytes("a longer first"));
    lake().put(LakeKey.of("runs/a"), bytes("second"));

    assertThat(text(LakeKey.of("runs/a"))).isEqualTo("second");
  }

  @Test
  default void a_file_is_put_and_stays(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("part"), "rows");

    lake().put(LakeKey.of("runs/a/part"), file);

    assertThat(text(LakeKey.of("runs/a/part"))).isEqualTo("rows");
    assertThat(file).hasContent("rows");
  }

  @Test
  default void a_later_change_of_the_file_does_not_change_the_object(@TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("part"), "rows");
    lake().put(LakeKey.of("runs/a/part"), file);

    Files.writeString(file, "changed");

    assertThat(text(LakeKey.of("runs/a/part"))).isEqualTo("rows");
  }

  @Test
  default void create_writes_the_first_and_refuses_the_second() {
    assertThat(lake().create(LakeKey.of("runs/a"), bytes("first"))).isTrue();
    assertThat(lake().create(LakeKey.of("runs/a"), bytes("second"))).isFalse();

    assertThat(text(LakeKey.of("runs/a"))).isEqualTo("first");
  }

  @Test
  default void replace_writes_over_what_was_read() {
    lake().put(LakeKey.of("runs/a"), bytes("first"));
    Version version = lake().read(LakeKey.of("runs/a")).orElseThrow().version();

    assertThat(lake().replace(LakeKey.of("runs/a"), bytes("second"), version)).isTrue();
    assertThat(lake().replace(LakeKey.of("runs/a"), bytes("third"), version)).isFalse();

    assertThat(text(LakeKey.of("runs/a"))).isEqualTo("second");
  }

  @Test
  default void replace_writes_nothing_where_nothing_is() {
    lake().put(LakeKey.of("runs/a"), bytes("first"));
    Version version = lake().read(LakeKey.of("runs/a")).orElseThrow().version();

    assertThat(lake().replace(LakeKey.of("runs/b"), bytes("second"), version)).isFalse();
    assertThat(lake().read(LakeKey.of("runs/b"))).isEmpty();
  }

  @Test
  default void list_is_ordered_by_key_and_keeps_to_the_prefix() {
    for (String key : List.of("runs/a/b", "runs/a-b", "runs/a/a", "runs/a", "runs/ab", "other/a")) {
      // A folder cannot hold both the object runs/a and objects below it; S3 can.
      if (!key.equals("runs/a")) {
        lake().put(LakeKey.of(key), bytes(key));
      }
    }

    assertThat(lake().list(LakeKey.of("runs")))
        .extracting(entry -> entry.key().value())
        .containsExactly("runs/a-b", "runs/a/a", "runs/a/b", "runs/ab");
    assertThat(lake().list(LakeKey.of("runs/a")))
        .extracting(entry -> entry.key().value())
        .containsExactly("runs/a/a", "runs/a/b");
  }

  @Test
  default void the_tail_is_the_last_bytes_or_all_of_a_shorter_object() {
    lake().put(LakeKey.of("runs/a/part"), bytes("rows and footer"));
    lake().put(LakeKey.of("runs/a/empty"), new byte[0]);

    assertThat(lake().tail(LakeKey.of("runs/a/part"), 6)).isEqualTo(bytes("footer"));
    assertThat(lake().tail(LakeKey.of("runs/a/part"), 100)).isEqualTo(bytes("rows and footer"));
    assertThat(lake().tail(LakeKey.of("runs/a/empty"), 6)).isEmpty();
  }

  @Test
  default void the_tail_of_what_is_not_there_fails_by_name() {
    assertThatThrownBy(() -> lake().tail(LakeKey.of("runs/a/part"), 6))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("Cannot read")
        .hasMessageContaining("runs/a/part");
  }

  @Test
  default void fetch_gives_a_local_file(@TempDir Path scratch) {
    lake().put(LakeKey.of("runs/a/part"), bytes("rows"));

    assertThat(lake().fetch(LakeKey.of("runs/a/part"), scratch)).hasContent("rows");
  }

  @Test
  default void fetching_what_is_not_there_fails_by_name(@TempDir Path scratch) {
    assertThatThrownBy(() -> lake().fetch(LakeKey.of("runs/a/part"), scratch))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("Cannot read")
        .hasMessageContaining("runs/a/part");
  }

  @Test
  default void of_sixteen_creating_one_key_exactly_one_wins() {
    List<Boolean> wins =
        Together.run(16, number -> lake().create(LakeKey.of("runs/a"), bytes("from " + number)));

    assertThat(wins).containsOnlyOnce(true);
    assertThat(text(LakeKey.of("runs/a"))).isEqualTo("from " + wins.indexOf(true));
  }

  @Test
  default void of_sixteen_replacing_one_version_exactly_one_wins() {
    lake().put(LakeKey.of("runs/a"), bytes("before"));
    Version version = lake().read(LakeKey.of("runs/a")).orElseThrow().version();

    List<Boolean> wins =
        Together.run(
            16, number -> lake().replace(LakeKey.of("runs/a"), bytes("from " + number), version));

    assertThat(wins).containsOnlyOnce(true);
    assertThat(text(LakeKey.of("runs/a"))).isEqualTo("from " + wins.indexOf(true));
  }

  @Test
  default void a_reader_sees_a_whole_object_while_it_is_overwritten() {
    LakeKey key = LakeKey.of("runs/a");
    lake().put(key, filled(0));

    List<Boolean> whole =
        Together.run(
            4,
            number -> {
              if (number == 0) {
                IntStream.range(0, 50).forEach(round -> lake().put(key, filled(round)));
                return true;
              }
              return IntStream.range(0, 50)
                  .mapToObj(_ -> lake().read(key).orElseThrow().content())
                  .allMatch(LakeContract::isWhole);
            });

    assertThat(whole).containsOnly(true);
  }

  @Test
  default void a_process_that_is_killed_while_it_writes_leaves_whole_objects_only() {
    try (ChildJvm writer = startEndlessWriter()) {
      for (int i = 0; i < 5; i++) {
        assertThat(writer.await(EndlessWriter.WROTE)).isEqualTo(EndlessWriter.WROTE);
      }
      writer.kill();
    }

    List<Entry> entries = lake().list(EndlessWriter.PREFIX);
    assertThat(entries).hasSizeGreaterThanOrEqualTo(5);
    assertThat(entries).extracting(Entry::bytes).containsOnly((long) EndlessWriter.BYTES);
    for (Entry entry : entries) {
      assertThat(lake().read(entry.key()).orElseThrow().content()).hasSize(EndlessWriter.BYTES);
    }
  }

  private String text(LakeKey key) {
    return new String(lake().read(key).map(Stored::content).orElseThrow(), UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  /** As long as its number says, and all one byte: a mixture of two shows. */
  private static byte[] filled(int number) {
    byte[] content = new byte[100_000 + number * 1000];
    java.util.Arrays.fill(content, (byte) number);
    return content;
  }

  private static boolean isWhole(byte[] content) {
    return java.util.Arrays.equals(content, filled(content[0]));
  }
}
