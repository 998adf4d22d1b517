package dev.weir.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.secrets.ConnectionUri;
import dev.weir.source.SourceFiles;
import dev.weir.testkit.SourceFilesContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class FolderFilesTest implements SourceFilesContract {
  @TempDir private Path root;

  @Override
  public SourceFiles files() {
    return new FolderFiles(root);
  }

  @Override
  public void write(String name, String content) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, content);
  }

  @Test
  void a_folder_that_is_not_there_is_told() {
    SourceFiles nowhere = new FolderFiles(root.resolve("nowhere"));

    assertThatThrownBy(() -> nowhere.list("*"))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-2006 Cannot look for files '*': there is no folder " + root);
  }

  /** The test's own locale may know no name but ASCII, so that a shell makes the file. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void a_name_that_the_locale_cannot_read_is_told() throws IOException, InterruptedException {
    String name = "k$(printf '\\377')se.csv";
    new ProcessBuilder("sh", "-c", "echo id > \"" + name + "\"")
        .directory(root.toFile())
        .start()
        .waitFor();
    write("plain.csv", "id");

    assertThat(files().list("plain.csv")).hasSize(1);
    for (String path : List.of("*.csv", "other.csv")) {
      assertThatThrownBy(() -> files().list(path))
          .isInstanceOf(TerminalException.class)
          .hasMessageStartingWith("WEIR-2008 Cannot use the file name '")
          .hasMessageContaining("se.csv' in " + root);
    }
  }

  @Test
  void an_address_that_is_no_folder_is_refused() {
    ConnectionUri address = ConnectionUri.parse("shop", "postgresql://db/shop");

    assertThatThrownBy(() -> FolderFiles.at("shop", address))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-2006 Cannot find the files of connection 'shop'")
        .hasMessageContaining("WEIR_CONNECTION_SHOP");
  }
}
