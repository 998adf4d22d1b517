package dev.weir.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import dev.weir.source.SourceFiles;
import dev.weir.source.SourceFiles.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The promises of {@link SourceFiles}, one test each. */
public interface SourceFilesContract {
  /** An empty folder, the same for the whole test. */
  SourceFiles files();

  /**
   * Puts a file there.
   *
   * @param name relative to the folder, segments joined by {@code /}
   */
  void write(String name, String content) throws IOException;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          *.csv            | b.csv
          a/*.csv          | a/1.csv a/2.csv
          a/?.csv          | a/1.csv a/2.csv
          a/**             | a/1.csv a/2.csv a/b/3.csv
          **.csv           | a/1.csv a/2.csv a/b/3.csv b.csv
          **/*.csv         | a/1.csv a/2.csv a/b/3.csv
          a/{1,b/3}.csv    | a/1.csv a/b/3.csv
          a/[2-9].csv      | a/2.csv
          b.csv            | b.csv
          with space/5.txt | with space/5.txt
          a                |
          nothing/*.csv    |
          """)
  default void a_glob_finds_files_in_order(String glob, String names) throws IOException {
    for (String name :
        new String[] {"b.csv", "a/2.csv", "a/1.csv", "a/b/3.csv", "ab/4.txt", "with space/5.txt"}) {
      write(name, "");
    }

    assertThat(String.join(" ", files().list(glob).stream().map(SourceFile::name).toList()))
        .isEqualTo(names == null ? "" : names);
  }

  @Test
  default void a_file_has_its_size_and_its_bytes() throws IOException {
    write("a/size.txt", "Zürich");

    SourceFile file = listed("a/size.txt");
    assertThat(file.bytes()).isEqualTo(7);
    assertThat(file.modified()).isCloseTo(Instant.now(), within(1, ChronoUnit.HOURS));
    try (InputStream input = files().open(file)) {
      assertThat(input.readAllBytes()).isEqualTo("Zürich".getBytes(UTF_8));
    }
    files().requireUnchanged(file);
  }

  private SourceFile listed(String name) {
    return files().list(name).getFirst();
  }

  @Test
  default void a_file_that_was_changed_since_it_was_listed_is_not_read() throws IOException {
    write("a/log.txt", "one\n");
    SourceFile listed = listed("a/log.txt");
    write("a/log.txt", "one\ntwo\n");

    assertThatThrownBy(() -> readAll(listed))
        .isInstanceOf(TransientException.class)
        .hasMessageMatching(
            "WEIR-1025 Cannot read a/log.txt in \\Q%s\\E: it was changed in the meantime\\. It had 4 bytes, written \\S+Z when the reading began, then 8 bytes, written \\S+Z\\. .*rename.*"
                .formatted(files().location()));
    files().requireUnchanged(listed("a/log.txt"));
  }

  @Test
  default void a_file_that_is_replaced_while_it_is_read_is_no_mixture() throws IOException {
    String old = "one\n".repeat(100_000);
    write("a/log.txt", old);
    SourceFile listed = listed("a/log.txt");

    try (InputStream input = files().open(listed)) {
      byte[] begin = input.readNBytes(4);
      write("a/log.txt", "two\n".repeat(100_001));
      String read = new String(begin, UTF_8) + new String(input.readAllBytes(), UTF_8);

      assertThat(read.equals(old) || isChanged(listed)).isTrue();
    }
  }

  private boolean isChanged(SourceFile file) {
    try {
      files().requireUnchanged(file);
      return false;
    } catch (TransientException _) {
      return true;
    }
  }

  private void readAll(SourceFile file) throws IOException {
    try (InputStream input = files().open(file)) {
      input.readAllBytes();
    }
    files().requireUnchanged(file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc/*", "../*", "a/../../b"})
  default void what_leads_out_of_the_folder_is_refused(String path) {
    assertThatThrownBy(() -> files().list(path))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith(
            "WEIR-1012 Cannot look for files '" + path + "': the path leads out");
    assertThatThrownBy(() -> files().open(file(path)))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining(files().location());
  }

  @Test
  default void what_is_no_glob_is_refused() {
    assertThatThrownBy(() -> files().list("a/[b.csv"))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-1012 Cannot look for files 'a/[b.csv' in ")
        .hasMessageContaining(files().location());
  }

  private static SourceFile file(String name) {
    return new SourceFile(name, 1, Instant.EPOCH, "\"tag\"");
  }

  @Test
  default void a_file_that_is_not_there_is_named() {
    assertThatThrownBy(() -> files().open(file("a/nothing.csv")))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("Cannot read")
        .hasMessageContaining("a/nothing.csv");
  }
}
