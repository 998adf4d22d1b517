package dev.weir.aws.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

class AwsMeaningTest {
  @ParameterizedTest
  @CsvSource({
    "400, ThrottlingException, BUSY, true",
    "503, SlowDown, BUSY, true",
    "500, InternalError, PASSING, true",
    "400, RequestTimeout, PASSING, true",
    "409, ConditionalRequestConflict, PASSING, true",
    "400, ExpiredToken, NO_CREDENTIALS, false",
    "400, ExpiredTokenException, NO_CREDENTIALS, false",
    "400, RequestExpired, NO_CREDENTIALS, false",
    "403, SignatureDoesNotMatch, NO_CREDENTIALS, false",
    "400, UnrecognizedClientException, NO_CREDENTIALS, false",
    "400, AccessDeniedException, NOT_ALLOWED, false",
    "403, AuthorizationError, NOT_ALLOWED, false",
    "404, NoSuchBucket, NO_SUCH_BUCKET, false",
    "301, PermanentRedirect, WRONG_REGION, false",
    "404, NotFound, NOT_THERE, false",
    "400, ValidationException, REFUSED, false",
  })
  void a_refusal_means_the_same_whoever_says_it(
      int status, String code, AwsMeaning meaning, boolean mayPass) {
    AwsMeaning found =
        AwsMeaning.of(
            AwsServiceException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build());

    assertThat(found).isEqualTo(meaning);
    assertThat(found.mayPass()).isEqualTo(mayPass);
  }

  @Test
  void what_never_reached_aws_is_told_apart() {
    assertThat(unsent("Unable to load credentials from any of the providers"))
        .isEqualTo(AwsMeaning.NO_CREDENTIALS);
    assertThat(unsent("Unable to load region from any of the providers"))
        .isEqualTo(AwsMeaning.NO_CREDENTIALS);
    assertThat(unsent("Client execution did not complete before the specified timeout"))
        .isEqualTo(AwsMeaning.NO_ANSWER);
    assertThat(
            AwsMeaning.of(
                SdkClientException.create(
                    "Unable to load credentials", new SocketTimeoutException("Read timed out"))))
        .isEqualTo(AwsMeaning.NO_ANSWER);
    assertThat(
            AwsMeaning.of(
                SdkClientException.create("Unable", new IOException("No space left on device"))))
        .isEqualTo(AwsMeaning.NO_SPACE);
  }

  private static AwsMeaning unsent(String message) {
    return AwsMeaning.of(SdkClientException.create(message));
  }
}
