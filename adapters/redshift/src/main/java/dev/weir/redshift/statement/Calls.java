package dev.weir.redshift.statement;

import dev.weir.aws.client.AwsMeaning;
import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import dev.weir.error.WeirException;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.redshiftdata.model.ActiveSessionsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.ActiveStatementsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.BatchExecuteStatementException;
import software.amazon.awssdk.services.redshiftdata.model.DatabaseConnectionException;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementException;
import software.amazon.awssdk.services.redshiftdata.model.RedshiftDataException;

/** Calls of the Data API, and what their exceptions mean. */
final class Calls {
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
    String failed =
        "Cannot %s in %s: the Data API says '%s' (%s)."
            .formatted(what, address, said, AwsMeaning.code(e));
    return switch (meaning(e)) {
      case BUSY ->
          new TransientException(
              RedshiftError.BUSY, failed + " Too much is asked of it at once. Try again.", e);
      case PASSING, NO_ANSWER ->
          new TransientException(RedshiftError.NO_ANSWER, failed + " Try again.", e);
      case NOT_ALLOWED, NO_CREDENTIALS ->
          new TerminalException(
              RedshiftError.NOT_ALLOWED,
              failed
                  + " Give the function's role the right that is named, for this workgroup or"
                  + " cluster.",
              e);
      case NO_SUCH_BUCKET, WRONG_REGION, NOT_THERE, NO_SPACE, REFUSED ->
          new TerminalException(
              RedshiftError.REFUSED,
              failed + " Check the warehouse's address, and what is asked.",
              e);
    };
  }

  /** The Data API has names of its own for what passes. */
  private static AwsMeaning meaning(RedshiftDataException e) {
    return switch (e) {
      case ActiveStatementsExceededException _, ActiveSessionsExceededException _ ->
          AwsMeaning.BUSY;
      case BatchExecuteStatementException _,
          ExecuteStatementException _,
          DatabaseConnectionException _ ->
          AwsMeaning.PASSING;
      default -> AwsMeaning.of(e);
    };
  }

  private WeirException noAnswer(String what, SdkException e) {
    String failed = "Cannot %s in %s: %s.".formatted(what, address, e.getMessage());
    return AwsMeaning.of(e).mayPass()
        ? new TransientException(
            RedshiftError.NO_ANSWER, failed + " Is the Data API reachable from here? Try again.", e)
        : new TerminalException(
            RedshiftError.NOT_ALLOWED, failed + " Set up credentials and a region.", e);
  }
}
