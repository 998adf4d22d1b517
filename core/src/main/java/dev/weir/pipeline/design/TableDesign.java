package dev.weir.pipeline.design;

/**
 * What a target says about its table beyond the columns.
 *
 * @param comments kept up to date in every warehouse
 * @param redshift for tables and columns that are made there; other warehouses have none of it
 */
public record TableDesign(Comments comments, RedshiftDesign redshift) {
  /** Nothing is said: no comments, and what Redshift chooses itself. */
  public static final TableDesign NONE = new TableDesign(Comments.NONE, RedshiftDesign.AUTOMATIC);
}
