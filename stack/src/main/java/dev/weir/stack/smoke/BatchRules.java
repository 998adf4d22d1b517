package dev.weir.stack.smoke;

import dev.weir.redshift.statement.Statement;
import java.util.List;
import java.util.UUID;

/** What one batch does alone. */
final class BatchRules {
  private final ScratchSchema scratch;

  BatchRules(ScratchSchema scratch) {
    this.scratch = scratch;
  }

  Finding failedAssertion() {
    Tables tables = scratch.tables("assertion");
    return finding(
        "A batch whose ledger assertion fails is rolled back",
        Outcomes.STOPPED + "; target 1",
        tables,
        List.of(tables.lock(), tables.delete(), tables.insert(2), tables.assertion(/* rows= */ 9)));
  }

  Finding replacement() {
    Tables tables = scratch.tables("replacement");
    return finding(
        "A batch that succeeds replaces the rows",
        Outcomes.SUCCEEDED + "; target 2",
        tables,
        List.of(tables.lock(), tables.assertion(/* rows= */ 1), tables.delete(), tables.insert(2)));
  }

  /** Why publishing deletes and never truncates. */
  Finding truncate() {
    Tables tables = scratch.tables("truncate");
    return finding(
        "TRUNCATE commits what is before it in its batch, which is why none is used",
        Outcomes.STOPPED + "; target 1, 2",
        tables,
        List.of(
            tables.insert(2),
            "TRUNCATE " + tables.ledger(),
            tables.insert(3),
            tables.assertion(/* rows= */ 9)));
  }

  private Finding finding(String rule, String expected, Tables tables, List<String> batch) {
    Statement ended = scratch.run(batch);
    return Finding.of(rule, expected, Outcomes.text(ended) + "; " + scratch.rows(tables));
  }

  Finding token() {
    Tables tables = scratch.tables("token");
    List<String> batch = List.of(tables.lock(), tables.insert(2));
    String token = UUID.randomUUID().toString();
    String first = scratch.submit(batch, token);
    String second = scratch.submit(batch, token);
    Statement ended = scratch.await(first);
    Statement again = scratch.await(second);
    return Finding.of(
        "A batch that is submitted again with its token runs once",
        "the same statement, %s, %s; target 1, 2".formatted(Outcomes.SUCCEEDED, Outcomes.SUCCEEDED),
        "%s, %s, %s; %s"
            .formatted(
                first.equals(second) ? "the same statement" : "another statement",
                Outcomes.text(ended),
                Outcomes.text(again),
                scratch.rows(tables)));
  }
}
