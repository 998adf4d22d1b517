package dev.weir.aws.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.aws.TestAws;
import dev.weir.aws.WriteEndlessly;
import dev.weir.error.TerminalException;
import dev.weir.lake.Lake;
import dev.weir.lake.LakeKey;
import dev.weir.testkit.ChildJvm;
import dev.weir.testkit.LakeContract;
import dev.weir.testkit.aws.LocalStack;
import dev.weir.testkit.aws.NeedsDocker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

@NeedsDocker
@SuppressWarnings("NullAway.Init")
public class S3LakeTest implements LakeContract {
  private static final LakeKey KEY = LakeKey.of("runs/a");
  private static final byte[] CONTENT = "rows".getBytes(UTF_8);

  private S3Client s3;
  private S3Location place;
  private S3Lake lake;

  @BeforeEach
  void open() {
    s3 = TestAws.clients().s3();
    place = TestAws.newPlace(s3);
    lake = new S3Lake(s3, place);
  }

  @AfterEach
  void close() {
    s3.close();
  }

  @Override
  public Lake lake() {
    return lake;
  }

  @Override
  public ChildJvm startEndlessWriter() {
    Map<String, String> environment = new HashMap<>(LocalStack.running().environment());
    environment.put("WEIR_LAKE", place.toString());
    environment.put("LAMBDA_TASK_ROOT", "/var/task");
    return ChildJvm.start(environment, WriteEndlessly.class);
  }

  @Test
  void an_object_lies_below_the_prefix() {
    lake.put(KEY, CONTENT);

    assertThat(lake.location()).isEqualTo("s3://" + place.bucket() + "/lake");
    assertThat(lake.location(KEY)).isEqualTo("s3://" + place.bucket() + "/lake/runs/a");
    assertThat(s3.getObjectAsBytes(r -> r.bucket(place.bucket()).key("lake/runs/a")).asUtf8String())
        .isEqualTo("rows");
  }

  @Test
  void a_whole_bucket_may_be_a_lake() {
    S3Lake whole = new S3Lake(s3, S3Location.parse("s3://" + place.bucket()).orElseThrow());
    whole.put(KEY, CONTENT);

    assertThat(whole.list(LakeKey.of("runs"))).containsExactly(new Lake.Entry(KEY, CONTENT.length));
  }

  @Test
  void a_large_file_goes_up_in_parts_and_comes_back_the_same(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("large");
    byte[] block = new byte[1024 * 1024 + 1];
    try (var output = Files.newOutputStream(file)) {
      for (int i = 0; i < 40; i++) {
        block[0] = (byte) i;
        output.write(block);
      }
    }

    lake.put(KEY, file);

    Path fetched = lake.fetch(KEY, folder.resolve("scratch"));
    assertThat(Files.mismatch(file, fetched)).isEqualTo(-1);
    assertThat(s3.headObject(r -> r.bucket(place.bucket()).key("lake/runs/a")).eTag())
        .endsWith("-3\"");
    assertThat(s3.listMultipartUploads(r -> r.bucket(place.bucket())).uploads()).isEmpty();
  }

  @Test
  void only_whole_files_are_in_scratch(@TempDir Path scratch) throws IOException {
    lake.put(KEY, CONTENT);
    Path file = lake.fetch(KEY, scratch);
    assertThatThrownBy(() -> lake.fetch(LakeKey.of("runs/b"), scratch))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-2604 Cannot read " + lake.location(LakeKey.of("runs/b")));

    assertThat(scratch).isDirectoryRecursivelyContaining("glob:**/a");
    assertThat(file.getParent()).isDirectoryContaining(found -> found.equals(file));
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void more_objects_than_one_answer_holds_are_listed() {
    IntStream.range(0, 1005)
        .parallel()
        .forEach(i -> lake.put(LakeKey.of("runs/a/part-%05d".formatted(i)), CONTENT));

    assertThat(lake.list(KEY)).hasSize(1005);
  }

  @Test
  void what_the_console_makes_to_show_a_folder_is_no_object() {
    var _ =
        s3.putObject(
            r -> r.bucket(place.bucket()).key("lake/runs/"), RequestBody.fromBytes(new byte[0]));

    assertThat(lake.list(LakeKey.of("runs"))).isEmpty();
  }

  @Test
  void a_bucket_that_is_not_there_is_told() {
    Lake nowhere = new S3Lake(s3, new S3Location("weir-nowhere", "lake"));

    assertThatThrownBy(() -> nowhere.put(KEY, CONTENT))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-2602 Cannot write s3://weir-nowhere/lake/runs/a: ")
        .hasMessageContaining("Make the bucket");
    assertThatThrownBy(() -> nowhere.read(KEY))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-2602 Cannot read s3://weir-nowhere/lake/runs/a: ");
  }
}
