package dev.weir.stack.call;

import dev.weir.error.TerminalException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Calls of AWS whose failures are sentences: what was tried, why not, what to do. */
public final class AwsCalls {
  private static final Set<String> BAD_CREDENTIALS =
      Set.of(
          "ExpiredToken",
          "ExpiredTokenException",
          "InvalidClientTokenId",
          "InvalidSignatureException",
          "SignatureDoesNotMatch",
          "UnrecognizedClientException",
          "RequestExpired");

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
    String code = details == null ? "" : Objects.requireNonNullElse(details.errorCode(), "");
    String said =
        details == null ? String.valueOf(e.getMessage()) : String.valueOf(details.errorMessage());
    if (BAD_CREDENTIALS.contains(code)) {
      return new TerminalException(
          StackError.NO_CREDENTIALS,
          "Cannot %s: AWS does not accept the credentials%s (%s). Sign in again."
              .formatted(what, ofProfile(), code),
          e);
    }
    if (code.startsWith("AccessDenied") || e.statusCode() == 403) {
      return new TerminalException(
          StackError.NOT_ALLOWED,
          "Cannot %s: AWS does not allow it: %s. Give yourself %s for stack '%s', or use another --profile."
              .formatted(what, withoutStop(said), permission, stack.name()),
          e);
    }
    return new TerminalException(
        StackError.AWS_REFUSED,
        "Cannot %s: AWS answers %s: %s. Try again; if it stays, look at stack '%s' in the console."
            .formatted(
                what, code.isEmpty() ? e.statusCode() : code, withoutStop(said), stack.name()),
        e);
  }

  /** The SDK has one exception for all that happens before AWS answers. */
  private TerminalException notReached(String what, SdkClientException e) {
    String said = String.valueOf(e.getMessage());
    String known = said.toLowerCase(Locale.ROOT);
    if (known.contains("credential") || known.contains("profile") || known.contains("token")) {
      return new TerminalException(
          StackError.NO_CREDENTIALS,
          "Cannot %s: no credentials of AWS are found%s. Sign in (aws configure, or aws sso login), or choose whose to use by --profile or AWS_PROFILE."
              .formatted(what, ofProfile()),
          e);
    }
    return new TerminalException(
        StackError.AWS_UNREACHABLE,
        "Cannot %s: AWS does not answer: %s. Check the network and the region, then try again."
            .formatted(what, withoutStop(said)),
        e);
  }

  private String ofProfile() {
    return stack.profile().map(profile -> " for profile '" + profile + "'").orElse("");
  }

  private static String withoutStop(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }
}
