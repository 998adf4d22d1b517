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
  private static final Set<String> PASSING =
      Set.of("ConditionalRequestConflict", "OperationAborted", "RequestTimeout");

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
    if (mayPass(refusal)) {
      return new TransientException(
          AwsError.UNAVAILABLE,
          "Cannot %s: AWS answers %s. Try again.".formatted(what, said(refusal)),
          refusal);
    }
    AwsError error = meaning(refusal);
    return new TerminalException(
        error,
        "Cannot %s: AWS answers %s. %s".formatted(what, said(refusal), whatToDo(error, permission)),
        refusal);
  }

  private static boolean mayPass(AwsServiceException refusal) {
    return refusal.isThrottlingException()
        || refusal.statusCode() >= 500
        || PASSING.contains(code(refusal));
  }

  private static AwsError meaning(AwsServiceException refusal) {
    String code = code(refusal);
    int status = refusal.statusCode();
    if (CREDENTIALS.contains(code)) {
      return AwsError.NO_CREDENTIALS;
    }
    if (code.equals("NoSuchBucket")) {
      return AwsError.NO_SUCH_BUCKET;
    }
    if (REGION.contains(code) || status == 301) {
      return AwsError.WRONG_REGION;
    }
    if (status == 401 || status == 403 || code.startsWith("AccessDenied")) {
      return AwsError.ACCESS_DENIED;
    }
    return status == 404 ? AwsError.NO_SUCH_OBJECT : AwsError.REFUSED;
  }

  private static String whatToDo(AwsError error, String permission) {
    return switch (error) {
      case NO_CREDENTIALS -> "Check the credentials and the clock.";
      case NO_SUCH_BUCKET -> "Make the bucket, or name another.";
      case WRONG_REGION ->
          "The bucket is in another region: use one in the region that this runs in.";
      case ACCESS_DENIED -> "Give the role %s on it.".formatted(permission);
      case NO_SUCH_OBJECT ->
          "There is no such object. See who deleted it; a resumed run makes again what a run"
              + " makes.";
      default -> "See what AWS says of it.";
    };
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
