package dev.weir.pipeline.design;

import dev.weir.schema.Schema;
import java.util.List;
import java.util.Set;

/**
 * What a target says about its table beyond the columns.
 *
 * @param comments kept up to date in every warehouse
 * @param redshift for tables and columns that are made there; other warehouses have none of it
 */
public record TableDesign(Comments comments, RedshiftDesign redshift, Constraints constraints) {
  /** Nothing is said: no comments, and what Redshift chooses itself. */
  public static final TableDesign NONE = new TableDesign(Comments.NONE, RedshiftDesign.AUTOMATIC);

  /** With the constraints that sources promise, as far as they become known. */
  public TableDesign(Comments comments, RedshiftDesign redshift) {
    this(comments, redshift, Constraints.KEPT);
  }

  /**
   * The same with what sources promise of the columns, if the target keeps it.
   *
   * @param key of a source's table; empty without one
   */
  public TableDesign promised(Set<String> notNull, List<String> key) {
    return new TableDesign(comments, redshift, constraints.with(notNull, key));
  }

  /**
   * What is wrong with it whatever the columns' types are.
   *
   * @param keys of the target
   */
  public List<DesignProblem> problems(List<String> keys) {
    return new RedshiftKeys(redshift).problems(keys);
  }

  /**
   * What is wrong with it for a table with the columns of a data set.
   *
   * @param dataSet its name
   */
  public List<DesignProblem> problems(String dataSet, Schema schema) {
    return new DesignColumns(dataSet, schema).problems(this);
  }
}
