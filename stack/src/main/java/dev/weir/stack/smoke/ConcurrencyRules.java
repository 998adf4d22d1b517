package dev.weir.stack.smoke;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What batches and readers do to each other. */
final class ConcurrencyRules {
  private static final int FIRST_DIGITS = 6;

  /** A reader who is not answered while a batch is open for so long is not answered. */
  private static final Duration LONG = Duration.ofSeconds(20);

  private final ScratchSchema scratch;

  /** How many digits a sum must have for others to come in between: the reader's rule finds it. */
  private int digits = FIRST_DIGITS;

  ConcurrencyRules(ScratchSchema scratch) {
    this.scratch = scratch;
  }

  /**
   * @param held whether the batch was seen at work with the lock
   * @param open whether it still was after the answer
   * @param took the batch
   */
  private record Reading(boolean held, boolean open, String answer, String after, Duration took) {
    String text() {
      return "%sanswered %s the batch ended: %s; then %s"
          .formatted(
              held ? "" : "the batch was not seen with its lock, ",
              open ? "before" : "after",
              answer,
              after);
    }
  }

  /** Larger and larger sums, until the batch is open for longer than a reader needs. */
  Finding reader() {
    Reading reading = read();
    while (!reading.open() && reading.took().compareTo(LONG) < 0 && digits < Tables.MOST_DIGITS) {
      digits++;
      reading = read();
    }
    return Finding.of(
        "A reader is answered, with the old rows, while a publication holds its lock",
        "answered before the batch ended: 1; then %s; target 2".formatted(Outcomes.SUCCEEDED),
        reading.text());
  }

  private Reading read() {
    Tables tables = scratch.tables("reader_" + digits);
    Instant begin = Instant.now();
    String batch =
        scratch.submit(
            List.of(tables.lock(), tables.delete(), tables.slow(digits), tables.insert(2)));
    boolean held = scratch.awaitDone(batch, /* statements= */ 2);
    String read = scratch.submitRead(tables);
    var _ = scratch.await(read);
    boolean open = held && scratch.isRunning(batch);
    String answer = scratch.rows(read);
    String ended = Outcomes.text(scratch.await(batch));
    Duration took = Duration.between(begin, Instant.now());
    return new Reading(held, open, answer, ended + "; " + scratch.rows(tables), took);
  }

  /** Each writes how many rows it saw: the second sees the first's. */
  Finding locked() {
    Tables tables = scratch.tables("locked");
    return Finding.of(
        "Two batches at once that lock the ledger first both succeed, one after the other",
        "%1$s and %1$s; target 1, 11, 12".formatted(Outcomes.SUCCEEDED),
        both(tables, List.of(tables.lock(), tables.insertCount(), tables.slow(digits))));
  }

  /** Serializable isolation stops one of them (error 1023), snapshot isolation does not. */
  Finding unlocked() {
    Tables tables = scratch.tables("unlocked");
    return Finding.noted(
        "The same without the lock: error 1023, or not",
        both(tables, List.of(tables.insertCount(), tables.slow(digits))));
  }

  private String both(Tables tables, List<String> batch) {
    String one = scratch.submit(batch);
    String other = scratch.submit(batch);
    return "%s and %s; %s"
        .formatted(
            Outcomes.text(scratch.await(one)),
            Outcomes.text(scratch.await(other)),
            scratch.rows(tables));
  }
}
