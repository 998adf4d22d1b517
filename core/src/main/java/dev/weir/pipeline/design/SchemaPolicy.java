package dev.weir.pipeline.design;

/**
 * What becomes of a target where its data and the columns of its table differ. A table that is not
 * there yet is made as the data is.
 */
public record SchemaPolicy(NewColumns newColumns, MissingColumns missingColumns, TypeChange types) {
  public static final SchemaPolicy DEFAULT =
      new SchemaPolicy(NewColumns.ADD, MissingColumns.NULL, TypeChange.WIDEN);

  /** A column of the data that the table lacks. */
  public enum NewColumns {
    /** The table gets it; rows that are there have null in it. */
    ADD,
    /** It is not published. */
    IGNORE,
    FAIL
  }

  /** A column of the table that the data lacks. */
  public enum MissingColumns {
    /** New rows get its default, or null; rows that are merged keep their value. */
    NULL,
    FAIL
  }

  /** A column of the data whose type the table's column does not hold. */
  public enum TypeChange {
    /** The table's column is widened, where {@link dev.weir.schema.Widening} has a type. */
    WIDEN,
    FAIL
  }
}
