package dev.weir.aws.client;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What an error of AWS means, whichever service said it: the only place that knows its codes. What
 * {@link #mayPass} may be tried again.
 */
public enum AwsMeaning {
  /** Too much is asked of it at once. */
  BUSY(true),
  /** Trouble of its own, or somebody else was faster. */
  PASSING(true),
  /** No whole answer came. */
  NO_ANSWER(true),
  /**
   * There are none, or they are no longer accepted: nothing renews them while it is tried again.
   */
  NO_CREDENTIALS(false),
  NOT_ALLOWED(false),
  NO_SUCH_BUCKET(false),
  WRONG_REGION(false),
  /** The service knows nothing of this name. */
  NOT_THERE(false),
  /** The local disk is full. */
  NO_SPACE(false),
  /** Everything else that the service does not do. */
  REFUSED(false);

  private static final Set<String> PASSING_CODES =
      Set.of(
          "ConditionalRequestConflict",
          "InternalServerException",
          "OperationAborted",
          "RequestTimeout");
  private static final Set<String> CREDENTIALS_CODES =
      Set.of(
          "ExpiredToken",
          "ExpiredTokenException",
          "InvalidAccessKeyId",
          "InvalidClientTokenId",
          "InvalidSignatureException",
          "InvalidToken",
          "MissingAuthenticationTokenException",
          "RequestExpired",
          "RequestTimeTooSkewed",
          "SignatureDoesNotMatch",
          "UnrecognizedClientException");
  private static final Set<String> REGION_CODES =
      Set.of(
          "AuthorizationHeaderMalformed",
          "IllegalLocationConstraintException",
          "PermanentRedirect");

  /** What the SDK says where it finds nothing to sign with: it has no type for it. */
  private static final Set<String> CREDENTIALS_WORDS =
      Set.of("credential", "profile", "region", "token");

  private final boolean mayPass;

  AwsMeaning(boolean mayPass) {
    this.mayPass = mayPass;
  }

  public boolean mayPass() {
    return mayPass;
  }

  public static AwsMeaning of(SdkException failure) {
    return failure instanceof AwsServiceException refusal ? refused(refusal) : unsent(failure);
  }

  /** The error's name; empty where the answer has none. */
  public static String code(AwsServiceException refusal) {
    return refusal.awsErrorDetails() == null || refusal.awsErrorDetails().errorCode() == null
        ? ""
        : refusal.awsErrorDetails().errorCode();
  }

  private static AwsMeaning refused(AwsServiceException refusal) {
    String code = code(refusal);
    int status = refusal.statusCode();
    if (refusal.isThrottlingException()) {
      return BUSY;
    }
    if (status >= 500 || PASSING_CODES.contains(code)) {
      return PASSING;
    }
    if (CREDENTIALS_CODES.contains(code)) {
      return NO_CREDENTIALS;
    }
    if (code.equals("NoSuchBucket")) {
      return NO_SUCH_BUCKET;
    }
    if (REGION_CODES.contains(code) || status == 301) {
      return WRONG_REGION;
    }
    if (status == 401 || status == 403 || code.startsWith("AccessDenied")) {
      return NOT_ALLOWED;
    }
    return status == 404 ? NOT_THERE : REFUSED;
  }

  private static AwsMeaning unsent(SdkException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (says(cause, "no space left")) {
        return NO_SPACE;
      }
      if (cause instanceof IOException || failure.retryable()) {
        return NO_ANSWER;
      }
    }
    return CREDENTIALS_WORDS.stream().anyMatch(word -> says(failure, word))
        ? NO_CREDENTIALS
        : NO_ANSWER;
  }

  private static boolean says(Throwable failure, String word) {
    return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains(word);
  }
}
