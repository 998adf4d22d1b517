package dev.weir.stack.smoke;

import java.util.List;

/**
 * A target and its ledger, small as they can be.
 *
 * @param schema of the smoke test
 * @param name of the rule that they are for
 */
record Tables(String schema, String name) {
  /** More would be more joins than anybody waits for. */
  static final int MOST_DIGITS = 11;

  String target() {
    return "\"%s\".\"target_%s\"".formatted(schema, name);
  }

  String ledger() {
    return "\"%s\".\"ledger_%s\"".formatted(schema, name);
  }

  List<String> create() {
    return List.of(
        "CREATE TABLE %s (\"n\" bigint NOT NULL)".formatted(target()),
        "CREATE TABLE %s (\"run_id\" varchar(40) NOT NULL, \"rows\" bigint NOT NULL)"
            .formatted(ledger()),
        insert(1));
  }

  String lock() {
    return "LOCK " + ledger();
  }

  String delete() {
    return "DELETE FROM " + target();
  }

  String insert(int value) {
    return "INSERT INTO %s VALUES (%d)".formatted(target(), value);
  }

  /** A row whose value tells how many were there. */
  String insertCount() {
    return "INSERT INTO %1$s SELECT count(*) + 10 FROM %1$s".formatted(target());
  }

  /** The ledger's row, whose number is null unless the target has so many. */
  String assertion(int rows) {
    return "INSERT INTO %s (\"run_id\", \"rows\") SELECT 'run', CASE WHEN count(*) = %d THEN count(*) END FROM %s"
        .formatted(ledger(), rows, target());
  }

  /** Ten rows, to be joined with themselves by {@link #slow}. */
  static List<String> createDigits(String schema) {
    return List.of(
        "CREATE TABLE \"%s\".\"digit\" (\"n\" integer NOT NULL)".formatted(schema),
        "INSERT INTO \"%s\".\"digit\" VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)"
            .formatted(schema));
  }

  /** Redshift has no sleep: a sum over 10 to the power of {@code digits} rows. */
  String slow(int digits) {
    StringBuilder sum = new StringBuilder();
    StringBuilder from = new StringBuilder();
    for (int i = 1; i <= digits; i++) {
      sum.append(i == 1 ? "" : " + ").append("d%d.\"n\"".formatted(i));
      from.append(i == 1 ? "" : " CROSS JOIN ").append("\"%s\".\"digit\" d%d".formatted(schema, i));
    }
    return "INSERT INTO %s (\"run_id\", \"rows\") SELECT 'slow', sum(%s) FROM %s"
        .formatted(ledger(), sum, from);
  }

  /** The target's rows, in order. */
  String read() {
    return "SELECT \"n\" FROM %s ORDER BY \"n\"".formatted(target());
  }
}
