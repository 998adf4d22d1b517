package dev.weir.sql;

import dev.weir.schema.Schema;
import java.util.Map;
import java.util.Set;

/** The engine that will run the transforms, asked about SQL without data. Thread-safe. */
public interface SqlEngine {
  /**
   * The data sets that one SELECT names, CTEs excluded.
   *
   * @throws SqlProblem if it is not a single SELECT, reads anything but data sets, or gives other
   *     rows when it is asked again
   */
  Set<String> references(String sql) throws SqlProblem;

  /**
   * The schema that a SELECT gives over empty tables of these schemas. Every column is nullable.
   *
   * @throws SqlProblem if it does not compile, or a column's type cannot be represented; the
   *     message names the column and the cast to write
   */
  Schema bind(String sql, Map<String, Schema> tables) throws SqlProblem;

  /** What is wrong with a statement, in a sentence, for the person who wrote it. */
  final class SqlProblem extends Exception {
    private final String sentence;

    public SqlProblem(String sentence) {
      super(sentence);
      this.sentence = sentence;
    }

    @Override
    public String getMessage() {
      return sentence;
    }
  }
}
