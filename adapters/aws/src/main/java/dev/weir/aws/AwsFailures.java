package dev.weir.aws;

import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import dev.weir.error.WeirException;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Says in a sentence what a refusal of AWS means, and whether another try may help. */
final class AwsFailures {
  private static final Set<String> CREDENTIALS =
      Set.of(
          "ExpiredToken",
          "ExpiredTokenException",
          "InvalidAccessKeyId",
          "InvalidClientTokenId",
          "InvalidToken",
          "RequestTimeTooSkewed",
          "SignatureDoesNotMatch",
          "UnrecognizedClientException");
  private static final Set<String> REGION =
      Set.of(
          "AuthorizationHeaderMalformed",
          "IllegalLocationConstraintException",
          "PermanentRedirect");
  private static final Set<String> ABSENT = Set.of("NoSuchKey", "NotFound", "NoSuchUpload");

  private AwsFailures() {}

  /**
   * @param what as in {@code write s3://lake/a}
   * @param permission what a role must be allowed for it, as in {@code s3:PutObject}
   */
  static WeirException explain(String what, String permission, SdkException failure) {
    return failure instanceof AwsServiceException refusal
        ? refused(what, permission, refusal)
        : unsent(what, failure);
  }

  static String code(AwsServiceException refusal) {
    return refusal.awsErrorDetails() == null || refusal.awsErrorDetails().errorCode() == null
        ? "status " + refusal.statusCode()
        : refusal.awsErrorDetails().errorCode();
  }

  private static WeirException refused(
      String what, String permission, AwsServiceException refusal) {
    String code = code(refusal);
    if (refusal.isThrottlingException()
        || refusal.statusCode() >= 500
        || code.equals("RequestTimeout")
        || code.equals("ConditionalRequestConflict")
        || code.equals("OperationAborted")) {
      return new TransientException(
          AwsError.UNAVAILABLE,
          "Cannot %s: AWS answers %s. Try again.".formatted(what, said(refusal)),
          refusal);
    }
    if (CREDENTIALS.contains(code)) {
      return terminal(
          AwsError.NO_CREDENTIALS, what, refusal, "Check the credentials and the clock.");
    }
    if (code.equals("NoSuchBucket")) {
      return terminal(AwsError.NO_SUCH_BUCKET, what, refusal, "Make the bucket, or name another.");
    }
    if (REGION.contains(code) || refusal.statusCode() == 301) {
      return terminal(
          AwsError.WRONG_REGION,
          what,
          refusal,
          "The bucket is in another region: use one in the region that this runs in.");
    }
    if (refusal.statusCode() == 401
        || refusal.statusCode() == 403
        || code.startsWith("AccessDenied")) {
      return terminal(
          AwsError.ACCESS_DENIED, what, refusal, "Give the role %s on it.".formatted(permission));
    }
    if (ABSENT.contains(code) || refusal.statusCode() == 404) {
      return terminal(
          AwsError.NO_SUCH_OBJECT,
          what,
          refusal,
          "There is no such object. See who deleted it; a resumed run makes again what a run makes.");
    }
    return terminal(AwsError.REFUSED, what, refusal, "See what AWS says of it.");
  }

  private static TerminalException terminal(
      AwsError error, String what, AwsServiceException refusal, String whatToDo) {
    return new TerminalException(
        error, "Cannot %s: AWS answers %s. %s".formatted(what, said(refusal), whatToDo), refusal);
  }

  // The status is all that an answer without a body has.
  private static String said(AwsServiceException refusal) {
    String message =
        refusal.awsErrorDetails() == null ? null : refusal.awsErrorDetails().errorMessage();
    return message == null || message.isBlank()
        ? code(refusal)
        : "%s (%s)".formatted(code(refusal), message.strip().replaceAll("\\.$", ""));
  }

  private static WeirException unsent(String what, SdkException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String text = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
      if (text.contains("no space left")) {
        return new TerminalException(
            AwsError.LOCAL_FILE_FAILED,
            "Cannot %s: no space left on the local disk. Give the function more ephemeral storage."
                .formatted(what),
            failure);
      }
      if (cause instanceof IOException || failure.retryable()) {
        return new TransientException(
            AwsError.UNAVAILABLE,
            "Cannot %s: no whole answer from AWS (%s). Try again; if it stays so, check the network (in a VPC: the endpoint of the service)."
                .formatted(what, cause.getMessage()),
            failure);
      }
    }
    return new TerminalException(
        AwsError.NO_CREDENTIALS, "Cannot %s: %s".formatted(what, failure.getMessage()), failure);
  }
}
