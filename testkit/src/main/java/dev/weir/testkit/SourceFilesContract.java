package dev.weir.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.source.SourceFiles;
import dev.weir.source.SourceFiles.SourceFile;
import java.io.IOException;
import java.io.InputStream;
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

    assertThat(files().list("**")).containsExactly(new SourceFile("a/size.txt", 7));
    try (InputStream input = files().open("a/size.txt")) {
      assertThat(input.readAllBytes()).isEqualTo("Zürich".getBytes(UTF_8));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc/*", "../*", "a/../../b"})
  default void what_leads_out_of_the_folder_is_refused(String path) {
    assertThatThrownBy(() -> files().list(path))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith(
            "WEIR-1012 Cannot look for files '" + path + "': the path leads out");
    assertThatThrownBy(() -> files().open(path))
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

  @Test
  default void a_file_that_is_not_there_is_named() {
    assertThatThrownBy(() -> files().open("a/nothing.csv"))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("Cannot read")
        .hasMessageContaining("a/nothing.csv");
  }
}
