package dev.weir.redshift.statement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ERROR: 1023 Detail: Serializable isolation violation on table - 100123 | CONFLICT
          ERROR: 1023 | CONFLICT
          ERROR: value 1023 out of range | OTHER
          ERROR: could not complete because of conflict with concurrent transaction | CONFLICT
          ERROR: deadlock detected | CONFLICT
          ERROR: Cannot insert a NULL value into column rows | ASSERTION
          ERROR: Relation "stage_a" already exists | ALREADY_THERE
          ERROR: relation "weir.stage_a" does not exist | NOT_THERE
          ERROR: permission denied for schema dwh | NOT_ALLOWED
          ERROR: Disk Full | NO_SPACE
          ERROR: Query (12) cancelled on user's request | CANCELLED
          ERROR: cluster is shutting down | TROUBLE
          S3ServiceException:Please reduce your request rate.,Status 503,Error SlowDown | TROUBLE
          Spectrum Scan Error. code: 15001 context: HTTP response error code: 503 Message: x | TROUBLE
          Spectrum Scan Error. context: S3 answers Status: 500, Error: InternalError | TROUBLE
          S3ServiceException:Access Denied,Status 403,Error AccessDenied | NOT_ALLOWED
          Spectrum Scan Error. context: File s3://lake/runs/restart-x/a.parquet query: 503 | OTHER
          ERROR: syntax error at or near "x" | OTHER
          """)
  void a_text_means(String error, Failure failure) {
    assertThat(Failure.of(error)).isEqualTo(failure);
  }

  @Test
  void what_is_not_known_is_not_tried_again() {
    assertThat(Failure.exception("publish run x", "Query #2 failed with ERROR: odd.\n  Detail: y"))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("Cannot publish run x: Redshift says 'odd. Detail: y'.");
    assertThat(Failure.exception("publish run x", "ERROR: deadlock detected"))
        .isInstanceOf(TransientException.class)
        .hasMessageContaining("Try again");
  }
}
