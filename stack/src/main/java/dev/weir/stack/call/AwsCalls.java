package dev.weir.stack.call;

import dev.weir.aws.client.AwsMeaning;
import dev.weir.error.TerminalException;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Calls of AWS whose failures are sentences: what was tried, why not, what to do. */
public final class AwsCalls {
  private final StackAddress stack;

  public AwsCalls(StackAddress stack) {
    this.stack = stack;
  }

  /**
   * @param what is done, as in "start a run"
   * @param permission that it needs, as IAM names it
   */
  public <T> T ask(String what, String permission, Supplier<T> call) {
    try {
      return call.get();
    } catch (AwsServiceException e) {
      throw refused(what, permission, e);
    } catch (SdkClientException e) {
      throw notReached(what, e);
    }
  }

  private TerminalException refused(String what, String permission, AwsServiceException e) {
    AwsErrorDetails details = e.awsErrorDetails();
    String code = AwsMeaning.code(e);
    String said =
        details == null ? String.valueOf(e.getMessage()) : String.valueOf(details.errorMessage());
    return switch (AwsMeaning.of(e)) {
      case NO_CREDENTIALS ->
          new TerminalException(
              StackError.NO_CREDENTIALS,
              "Cannot %s: AWS does not accept the credentials%s (%s). Sign in again."
                  .formatted(what, ofProfile(), code),
              e);
      case NOT_ALLOWED ->
          new TerminalException(
              StackError.NOT_ALLOWED,
              "Cannot %s: AWS does not allow it: %s. Give yourself %s for stack '%s', or use another --profile."
                  .formatted(what, withoutStop(said), permission, stack.name()),
              e);
      case BUSY, PASSING, NO_ANSWER, NO_SUCH_BUCKET, WRONG_REGION, NOT_THERE, NO_SPACE, REFUSED ->
          new TerminalException(
              StackError.AWS_REFUSED,
              "Cannot %s: AWS answers %s: %s. Try again; if it stays, look at stack '%s' in the console."
                  .formatted(
                      what,
                      code.isEmpty() ? e.statusCode() : code,
                      withoutStop(said),
                      stack.name()),
              e);
    };
  }

  private TerminalException notReached(String what, SdkClientException e) {
    return AwsMeaning.of(e) == AwsMeaning.NO_CREDENTIALS
        ? new TerminalException(
            StackError.NO_CREDENTIALS,
            "Cannot %s: no credentials of AWS are found%s. Sign in (aws configure, or aws sso login), or choose whose to use by --profile or AWS_PROFILE."
                .formatted(what, ofProfile()),
            e)
        : new TerminalException(
            StackError.AWS_UNREACHABLE,
            "Cannot %s: AWS does not answer: %s. Check the network and the region, then try again."
                .formatted(what, withoutStop(String.valueOf(e.getMessage()))),
            e);
  }

  private String ofProfile() {
    return stack.profile().map(profile -> " for profile '" + profile + "'").orElse("");
  }

  private static String withoutStop(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }
}
