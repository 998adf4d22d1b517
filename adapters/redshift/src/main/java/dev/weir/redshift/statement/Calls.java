package dev.weir.redshift.statement;

import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import dev.weir.error.WeirException;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.redshiftdata.model.ActiveSessionsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.ActiveStatementsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.BatchExecuteStatementException;
import software.amazon.awssdk.services.redshiftdata.model.DatabaseConnectionException;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementException;
import software.amazon.awssdk.services.redshiftdata.model.RedshiftDataException;

/** Calls of the Data API, and what their exceptions mean. */
final class Calls {
  private static final int SERVER_ERROR = 500;
  private static final Set<String> NOT_ALLOWED =
      Set.of(
          "AccessDeniedException",
          "UnrecognizedClientException",
          "InvalidSignatureException",
          "MissingAuthenticationTokenException");
  private static final Set<String> PASSING =
      Set.of(
          "ExpiredTokenException", "RequestExpired", "RequestTimeout", "InternalServerException");

  private final RedshiftAddress address;

  Calls(RedshiftAddress address) {
    this.address = address;
  }

  /**
   * @param what as in "submit a statement"
   */
  <T> T call(String what, Supplier<T> call) {
    try {
      return call.get();
    } catch (RedshiftDataException e) {
      throw meaning(what, e);
    } catch (SdkException e) {
      throw noAnswer(what, e);
    }
  }

  private WeirException meaning(String what, RedshiftDataException e) {
    String said =
        e.awsErrorDetails() == null ? "" : String.valueOf(e.awsErrorDetails().errorMessage());
    String code =
        e.awsErrorDetails() == null ? "" : String.valueOf(e.awsErrorDetails().errorCode());
    String failed =
        "Cannot %s in %s: the Data API says '%s' (%s).".formatted(what, address, said, code);
    if (e.isThrottlingException()
        || e instanceof ActiveStatementsExceededException
        || e instanceof ActiveSessionsExceededException) {
      return new TransientException(
          RedshiftError.BUSY, failed + " Too much is asked of it at once. Try again.", e);
    }
    if (e instanceof BatchExecuteStatementException
        || e instanceof ExecuteStatementException
        || e instanceof DatabaseConnectionException
        || e.statusCode() >= SERVER_ERROR
        || PASSING.contains(code)) {
      return new TransientException(RedshiftError.NO_ANSWER, failed + " Try again.", e);
    }
    return NOT_ALLOWED.contains(code)
        ? new TerminalException(
            RedshiftError.NOT_ALLOWED,
            failed
                + " Give the function's role the right that is named, for this workgroup or"
                + " cluster.",
            e)
        : new TerminalException(
            RedshiftError.REFUSED,
            failed + " Check the warehouse's address, and what is asked.",
            e);
  }

  private WeirException noAnswer(String what, SdkException e) {
    String failed = "Cannot %s in %s: %s.".formatted(what, address, e.getMessage());
    return e instanceof SdkClientException && !e.retryable() && isSetUp(e)
        ? new TerminalException(
            RedshiftError.NOT_ALLOWED, failed + " Set up credentials and a region.", e)
        : new TransientException(
            RedshiftError.NO_ANSWER,
            failed + " Is the Data API reachable from here? Try again.",
            e);
  }

  private static boolean isSetUp(SdkException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("credentials") || message.contains("region");
  }
}
