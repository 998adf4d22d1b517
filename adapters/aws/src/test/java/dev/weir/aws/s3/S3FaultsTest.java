package dev.weir.aws.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.aws.TestAws;
import dev.weir.aws.client.AwsClients;
import dev.weir.aws.s3.FaultyWay.Fault.AnswerLost;
import dev.weir.aws.s3.FaultyWay.Fault.Refused;
import dev.weir.aws.s3.FaultyWay.Passed;
import dev.weir.error.TerminalException;
import dev.weir.lake.Lake;
import dev.weir.lake.Lake.Version;
import dev.weir.lake.LakeKey;
import dev.weir.testkit.aws.LocalStack;
import dev.weir.testkit.aws.NeedsDocker;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.s3.S3Client;

/** S3 behind a line that fails. */
@NeedsDocker
@SuppressWarnings("NullAway.Init")
class S3FaultsTest {
  private static final LakeKey KEY = LakeKey.of("runs/a");

  private FaultyWay way;
  private S3Client s3;
  private Lake lake;

  @BeforeEach
  void open() throws IOException {
    way = new FaultyWay(LocalStack.running().endpoint());
    s3 =
        AwsClients.at(
                way.endpoint(), LocalStack.REGION, LocalStack.ACCESS_KEY, LocalStack.SECRET_KEY)
            .s3();
    lake = new S3Lake(s3, TestAws.newPlace(s3));
  }

  @AfterEach
  void close() {
    s3.close();
    way.close();
  }

  @Test
  void a_create_whose_answer_was_lost_is_known_to_be_ours() {
    way.next("PUT", new AnswerLost());

    assertThat(lake.create(KEY, bytes("first"))).isTrue();
    assertThat(way.isSpent()).isTrue();
    assertThat(lake.create(KEY, bytes("first"))).isFalse();
  }

  @Test
  void a_replace_whose_answer_was_lost_is_known_to_be_ours() {
    lake.put(KEY, bytes("first"));
    Version version = lake.read(KEY).orElseThrow().version();
    way.next("PUT", new AnswerLost());

    assertThat(lake.replace(KEY, bytes("second"), version)).isTrue();
    assertThat(way.isSpent()).isTrue();
    assertThat(lake.read(KEY).orElseThrow().content()).isEqualTo(bytes("second"));
  }

  @Test
  void conditional_writes_that_met_are_tried_again() {
    way.next("PUT", new Refused(409, "ConditionalRequestConflict"));

    assertThat(lake.create(KEY, bytes("first"))).isTrue();
    assertThat(way.isSpent()).isTrue();
  }

  @Test
  void a_short_failure_is_not_seen() {
    lake.put(KEY, bytes("first"));
    way.next("GET", new Refused(503, "SlowDown"));
    way.next("GET", new AnswerLost());

    assertThat(lake.read(KEY).orElseThrow().content()).isEqualTo(bytes("first"));
    assertThat(way.isSpent()).isTrue();
  }

  @Test
  void a_large_file_whose_last_answer_was_lost_is_there(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("large"), new byte[S3Transfer.PART_BYTES + 1]);
    // The first makes the upload, the second completes it.
    way.next("POST", new Refused(500, "InternalError"));
    way.next("PUT", new AnswerLost());
    way.next("POST", new AnswerLost());

    lake.put(KEY, file);

    assertThat(way.isSpent()).isTrue();
    assertThat(lake.list(LakeKey.of("runs")))
        .containsExactly(new Lake.Entry(KEY, S3Transfer.PART_BYTES + 1));
  }

  // LocalStack takes it without, too; S3 does not.
  @Test
  void every_request_of_a_large_file_names_its_checksum(@TempDir Path folder) throws IOException {
    byte[] content = new byte[S3Transfer.PART_BYTES + 1];
    Path file = Files.write(folder.resolve("large"), content);

    lake.put(KEY, file);

    List<Passed> create = passed("POST", "uploads.*");
    assertThat(create).hasSize(1);
    assertThat(create.getFirst().headers()).containsEntry("x-amz-checksum-algorithm", "CRC32");
    assertThat(passed("PUT", ".*partNumber=.*"))
        .hasSize(2)
        .allSatisfy(
            part ->
                assertThat(part.headers())
                    .containsEntry("x-amz-sdk-checksum-algorithm", "CRC32")
                    .containsEntry("x-amz-trailer", "x-amz-checksum-crc32"));
    List<Passed> complete = passed("POST", "uploadId=.*");
    assertThat(complete).hasSize(1);
    assertThat(complete.getFirst().body())
        .containsSubsequence(
            "<ChecksumCRC32>%s</ChecksumCRC32>".formatted(crc32(S3Transfer.PART_BYTES)),
            "<PartNumber>1</PartNumber>",
            "<ChecksumCRC32>%s</ChecksumCRC32>".formatted(crc32(1)),
            "<PartNumber>2</PartNumber>");
  }

  private List<Passed> passed(String method, String query) {
    return way.passed().stream()
        .filter(passed -> passed.method().equals(method) && passed.query().matches(query))
        .toList();
  }

  /** Of zeros, as S3 writes it. */
  private static String crc32(int bytes) {
    CRC32 checksum = new CRC32();
    checksum.update(new byte[bytes]);
    byte[] value = ByteBuffer.allocate(Integer.BYTES).putInt((int) checksum.getValue()).array();
    return Base64.getEncoder().encodeToString(value);
  }

  @Test
  void a_large_file_that_cannot_be_written_leaves_nothing(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("large"), new byte[S3Transfer.PART_BYTES + 1]);
    way.next("PUT", new Refused(403, "AccessDenied"));

    assertThatThrownBy(() -> lake.put(KEY, file))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-2601");
    assertThat(lake.list(LakeKey.of("runs"))).isEmpty();
    String bucket = lake.location().split("/", -1)[2];
    assertThat(s3.listMultipartUploads(r -> r.bucket(bucket)).uploads()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "403, AccessDenied, 2601, s3:PutObject",
    "404, NoSuchBucket, 2602, Make the bucket",
    "301, PermanentRedirect, 2603, region",
    "400, AuthorizationHeaderMalformed, 2603, region",
    "400, ExpiredToken, 2606, credentials",
    "400, InvalidArgument, 2605, said S3",
  })
  void a_refusal_is_told_with_what_to_do(int status, String code, int number, String whatToDo) {
    way.next("PUT", new Refused(status, code));

    assertThatThrownBy(() -> lake.put(KEY, bytes("first")))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith(
            "WEIR-%d Cannot write %s: AWS answers %s (said S3). "
                .formatted(number, lake.location(KEY), code))
        .hasMessageContaining(whatToDo);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
