package dev.weir.laptop.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.laptop.LaptopError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentFileTest {
  @TempDir private Path folder;

  /** As a careful person does. */
  static Path write(Path folder, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(".env"), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void there_need_be_none() {
    assertThat(EnvironmentFile.read(folder)).isEmpty();
  }

  @Test
  void a_line_is_a_name_and_a_value_with_or_without_quotes() throws IOException {
    write(
        folder,
        """
        # addresses
        WEIR_CONNECTION_SHOP=postgresql://me:p=a#b@host/shop

          export A = "two words"\s
        B='it is "so"'
        EMPTY=
        A2=\ta  b\t
        """);

    assertThat(EnvironmentFile.read(folder))
        .isEqualTo(
            Map.of(
                "WEIR_CONNECTION_SHOP",
                "postgresql://me:p=a#b@host/shop",
                "A",
                "two words",
                "B",
                "it is \"so\"",
                "EMPTY",
                "",
                "A2",
                "a  b"));
  }

  @Test
  void every_line_that_is_none_is_told_by_its_number_and_never_by_what_it_says()
      throws IOException {
    write(folder, "A=1\nhunter2\nB='hunter2\n3C=hunter2\nWEIR_ENV=hunter2\n\"D\"=hunter2\n");

    assertThatThrownBy(() -> EnvironmentFile.read(folder))
        .isInstanceOfSatisfying(
            TerminalException.class,
            e -> assertThat(e.code()).isEqualTo(LaptopError.INVALID_ENVIRONMENT_FILE))
        .message()
        .satisfies(
            message -> {
              assertThat(message).doesNotContain("hunter2");
              assertThat(message.lines().skip(1))
                  .containsExactly(
                      "Line 2 is not NAME=value, with or without quotes.",
                      "Line 3 is not NAME=value, with or without quotes.",
                      "Line 4 is not NAME=value, with or without quotes.",
                      "Line 5 sets WEIR_ENV: which environment is meant must be seen where the command is given. Use --env.",
                      "Line 6 is not NAME=value, with or without quotes.");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwxrwxrwx"})
  void one_that_others_may_read_or_change_is_refused(String mode) throws IOException {
    Path file = write(folder, "A=hunter2\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

    assertThatThrownBy(() -> EnvironmentFile.read(folder))
        .isInstanceOfSatisfying(
            TerminalException.class, e -> assertThat(e.code()).isEqualTo(LaptopError.NOT_PRIVATE))
        .hasMessageEndingWith(
            "Cannot use %s: others may read or change it (%s). Say: chmod 600 %s"
                .formatted(file, mode, file));
  }

  @Test
  void one_that_git_tracks_is_refused() throws IOException, InterruptedException {
    git("init", "--quiet");
    Path below = Files.createDirectories(folder.resolve("below"));
    Path file = write(below, "A=hunter2\n");
    assertThat(EnvironmentFile.read(below)).isEqualTo(Map.of("A", "hunter2"));

    git("add", "below/.env");

    assertThatThrownBy(() -> EnvironmentFile.read(below))
        .isInstanceOfSatisfying(
            TerminalException.class, e -> assertThat(e.code()).isEqualTo(LaptopError.NOT_PRIVATE))
        .hasMessageContaining("Cannot use %s: git tracks it".formatted(file))
        .hasMessageContaining("git rm --cached")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void one_that_is_no_text_is_told_without_a_trace_of_it() throws IOException {
    Path file = write(folder, "");
    Files.write(file, new byte[] {'A', '=', (byte) 0xff});

    assertThatThrownBy(() -> EnvironmentFile.read(folder))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("Cannot read " + file)
        .hasMessageContaining("text file in UTF-8");
  }

  private void git(String... arguments) throws IOException, InterruptedException {
    List<String> command = Stream.concat(Stream.of("git"), Stream.of(arguments)).toList();
    Process process = new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start();
    assertThat(process.waitFor()).isZero();
  }
}
