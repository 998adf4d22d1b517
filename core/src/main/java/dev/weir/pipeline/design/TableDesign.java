package dev.weir.pipeline.design;

import dev.weir.schema.Schema;
import java.util.List;

/**
 * What a target says about its table beyond the columns.
 *
 * @param comments kept up to date in every warehouse
 * @param redshift for tables and columns that are made there; other warehouses have none of it
 */
public record TableDesign(Comments comments, RedshiftDesign redshift) {
  /** Nothing is said: no comments, and what Redshift chooses itself. */
  public static final TableDesign NONE = new TableDesign(Comments.NONE, RedshiftDesign.AUTOMATIC);

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
