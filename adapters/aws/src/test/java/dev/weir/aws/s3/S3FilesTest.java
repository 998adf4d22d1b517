package dev.weir.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.aws.TestAws;
import dev.weir.error.TerminalException;
import dev.weir.secrets.ConnectionUri;
import dev.weir.source.SourceFiles;
import dev.weir.source.SourceFolders;
import dev.weir.testkit.SourceFilesContract;
import dev.weir.testkit.aws.NeedsDocker;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

@NeedsDocker
@SuppressWarnings("NullAway.Init")
class S3FilesTest implements SourceFilesContract {
  private S3Client s3;
  private S3Location place;

  @BeforeEach
  void open() {
    s3 = TestAws.clients().s3();
    place = TestAws.newPlace(s3);
  }

  @AfterEach
  void close() {
    s3.close();
  }

  @Override
  public SourceFiles files() {
    return folders(place.toString()).open("shop");
  }

  @Override
  public void write(String name, String content) {
    var _ =
        s3.putObject(
            r -> r.bucket(place.bucket()).key("lake/" + name), RequestBody.fromString(content));
  }

  @Test
  void files_beside_the_prefix_are_not_seen() {
    var _ =
        s3.putObject(r -> r.bucket(place.bucket()).key("lake2/a.csv"), RequestBody.fromString(""));

    assertThat(files().list("**")).isEmpty();
  }

  @Test
  void what_the_console_makes_to_show_a_folder_is_no_file() {
    write("a/", "");

    assertThat(files().list("**")).isEmpty();
  }

  @Test
  void a_bucket_that_is_not_there_is_told() {
    SourceFiles nowhere = folders("s3://weir-nowhere/in").open("shop");

    assertThatThrownBy(() -> nowhere.list("*.csv"))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith(
            "WEIR-2602 Cannot look for files '*.csv' in s3://weir-nowhere/in: ");
  }

  @Test
  void a_connection_may_name_a_folder(@TempDir Path folder) {
    assertThat(folders(folder.toUri().toString()).open("shop").location())
        .isEqualTo(folder.toString());
  }

  @Test
  void other_addresses_are_refused() {
    SourceFolders database = folders("postgresql://etl:s3cret@db/shop");
    SourceFolders unset = S3Files.from(_ -> Optional.empty(), () -> s3);

    assertThatThrownBy(() -> database.open("shop"))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-2613 Cannot find the files of connection 'shop'")
        .hasMessageContaining("WEIR_CONNECTION_SHOP")
        .hasMessageNotContaining("s3cret");
    assertThatThrownBy(() -> unset.open("shop"))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-2613")
        .hasMessageContaining("nothing says where it is");
  }

  private SourceFolders folders(String address) {
    return S3Files.from(name -> Optional.of(ConnectionUri.parse(name, address)), () -> s3);
  }
}
