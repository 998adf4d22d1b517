package dev.weir.testkit.step;

import dev.weir.schema.Rows;
import dev.weir.schema.Schema;
import dev.weir.sql.SqlEngine;
import dev.weir.sql.SqlEngine.SqlProblem;

/** An engine with data sets in it that runs what steps and checks compile to. For one thread. */
public interface SqlRunner {
  /** What binds the SQL that is run here. */
  SqlEngine engine();

  /** Makes a data set of what a SELECT without a FROM gives, and tells its columns. */
  Schema give(String dataSet, String sql) throws SqlProblem;

  /** What a transform makes: written as a data set, and read from there. */
  Rows make(String sql, Schema schema);

  /** What a SELECT over the data sets gives. */
  Rows rows(String sql);

  /** The one number that a SELECT over the data sets gives. */
  long count(String sql);
}
