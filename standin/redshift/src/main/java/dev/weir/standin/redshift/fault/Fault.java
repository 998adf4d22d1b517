package dev.weir.standin.redshift.fault;

/** Something that goes wrong on demand; see {@link Faults}. */
public enum Fault {
  /** The statement runs, is rolled back, and shows FAILED with error 1023 when it is polled. */
  SERIALIZABLE_VIOLATION,
  /** The same, but "could not complete because of conflict with concurrent transaction". */
  CONFLICT,
  /** A COPY fails because S3 answers it with 503 SlowDown. */
  S3_SLOW_DOWN,
  /** A submission is answered with ThrottlingException. The SDK's clients retry by themselves. */
  SUBMIT_THROTTLED,
  /** A submission is answered with ActiveStatementsExceededException. */
  TOO_MANY_STATEMENTS,
  /** A submission is answered with InternalServerException, and not accepted. */
  SUBMIT_FAILS,
  /** A submission is accepted and completes, then the connection is cut without an answer. */
  ANSWER_LOST,
  /** The statement stays STARTED until it is cancelled, or {@link Faults#release} is called. */
  HUNG,
  /** The same, after the first statement of a batch: it holds the locks that this one took. */
  HUNG_WITH_LOCKS,
  /** The statement does not run and shows ABORTED. */
  ABORTED,
  /** A poll is answered with ThrottlingException. */
  POLL_THROTTLED,
  /** A poll is answered with InternalServerException. */
  POLL_FAILS
}
