package dev.weir.aws.client;

import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import dev.weir.error.WeirException;
import java.io.IOException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Says in a sentence what a refusal of AWS means, and what to do. */
public final class AwsFailures {
  private AwsFailures() {}

  /**
   * @param what as in {@code write s3://lake/a}
   * @param permission what a role must be allowed for it, as in {@code s3:PutObject}
   */
  public static WeirException explain(String what, String permission, SdkException failure) {
    AwsMeaning meaning = AwsMeaning.of(failure);
    String sentence = "Cannot %s: ".formatted(what) + sentence(meaning, permission, failure);
    return meaning.mayPass()
        ? new TransientException(error(meaning), sentence, failure)
        : new TerminalException(error(meaning), sentence, failure);
  }

  private static AwsError error(AwsMeaning meaning) {
    return switch (meaning) {
      case BUSY, PASSING, NO_ANSWER -> AwsError.UNAVAILABLE;
      case NO_CREDENTIALS -> AwsError.NO_CREDENTIALS;
      case NOT_ALLOWED -> AwsError.ACCESS_DENIED;
      case NO_SUCH_BUCKET -> AwsError.NO_SUCH_BUCKET;
      case WRONG_REGION -> AwsError.WRONG_REGION;
      case NOT_THERE -> AwsError.NO_SUCH_OBJECT;
      case NO_SPACE -> AwsError.LOCAL_FILE_FAILED;
      case REFUSED -> AwsError.REFUSED;
    };
  }

  private static String sentence(AwsMeaning meaning, String permission, SdkException failure) {
    if (failure instanceof AwsServiceException refusal) {
      return "AWS answers %s. %s".formatted(said(refusal), whatToDo(meaning, permission));
    }
    return switch (meaning) {
      case NO_ANSWER ->
          "no whole answer from AWS (%s). %s"
              .formatted(reason(failure), whatToDo(meaning, permission));
      case NO_SPACE ->
          "no space left on the local disk. %s".formatted(whatToDo(meaning, permission));
      default -> String.valueOf(failure.getMessage());
    };
  }

  private static String whatToDo(AwsMeaning meaning, String permission) {
    return switch (meaning) {
      case BUSY, PASSING -> "Try again.";
      case NO_ANSWER ->
          "Try again; if it stays so, check the network (in a VPC: the endpoint of the service).";
      case NO_CREDENTIALS -> "Check the credentials and the clock.";
      case NO_SUCH_BUCKET -> "Make the bucket, or name another.";
      case WRONG_REGION ->
          "The bucket is in another region: use one in the region that this runs in.";
      case NOT_ALLOWED -> "Give the role %s on it.".formatted(permission);
      case NOT_THERE ->
          "There is no such object. See who deleted it; a resumed run makes again what a run"
              + " makes.";
      case NO_SPACE -> "Give the function more ephemeral storage.";
      case REFUSED -> "See what AWS says of it.";
    };
  }

  // The status is all that an answer without a body has.
  private static String said(AwsServiceException refusal) {
    String name = AwsMeaning.code(refusal);
    String code = name.isEmpty() ? "status " + refusal.statusCode() : name;
    String message =
        refusal.awsErrorDetails() == null ? null : refusal.awsErrorDetails().errorMessage();
    return message == null || message.isBlank()
        ? code
        : "%s (%s)".formatted(code, message.strip().replaceAll("\\.$", ""));
  }

  /** Of the network, where it has one: what the SDK says of it is long. */
  private static String reason(SdkException failure) {
    Throwable cause = failure;
    while (!(cause instanceof IOException) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf((cause instanceof IOException ? cause : failure).getMessage());
  }
}
