package dev.weir.aws.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import dev.weir.error.WeirException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.S3Exception;

class AwsFailuresTest {
  @ParameterizedTest
  @CsvSource({
    "503, SlowDown",
    "500, InternalError",
    "400, ThrottlingException",
    "400, RequestTimeout"
  })
  void what_may_pass_may_be_tried_again(int status, String code) {
    WeirException explained =
        AwsFailures.explain(
            "write s3://b/a",
            "s3:PutObject",
            S3Exception.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build());

    assertThat(explained)
        .isInstanceOf(TransientException.class)
        .hasMessage("WEIR-2600 Cannot write s3://b/a: AWS answers %s. Try again.".formatted(code));
  }

  @Test
  void an_answer_without_a_body_has_its_status() {
    assertThat(
            AwsFailures.explain(
                "read s3://b/a", "s3:GetObject", S3Exception.builder().statusCode(403).build()))
        .isInstanceOf(TerminalException.class)
        .hasMessage(
            "WEIR-2601 Cannot read s3://b/a: AWS answers status 403. Give the role s3:GetObject on"
                + " it.");
  }

  @Test
  void silence_may_be_tried_again() {
    assertThat(explained(new SocketTimeoutException("Read timed out")))
        .isInstanceOf(TransientException.class)
        .hasMessageStartingWith(
            "WEIR-2600 Cannot read s3://b/a: no whole answer from AWS (Read timed out)")
        .hasMessageContaining("VPC");
  }

  @Test
  void a_full_disk_is_said() {
    assertThat(explained(new IOException("No space left on device")))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-2607 Cannot read s3://b/a: no space left")
        .hasMessageContaining("ephemeral storage");
  }

  @Test
  void no_credentials_are_no_matter_of_trying() {
    assertThat(
            AwsFailures.explain(
                "read s3://b/a",
                "s3:GetObject",
                SdkClientException.create("Unable to load credentials from any of the providers")))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-2606 Cannot read s3://b/a: Unable to load credentials");
  }

  private static WeirException explained(IOException cause) {
    return AwsFailures.explain(
        "read s3://b/a", "s3:GetObject", SdkClientException.create("Unable", cause));
  }
}
