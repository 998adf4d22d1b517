package dev.weir.warehouse;

import dev.weir.schema.ColumnType;
import java.util.List;
import java.util.Optional;

/**
 * A column that a table of the warehouse has.
 *
 * @param declared its type as the warehouse writes it: {@code character varying(20)}
 * @param type empty where Weir has no type that holds the same values
 * @param casts types of data that the warehouse casts to the column's own, as far as a value fits;
 *     what does not fit is found in what is staged
 */
public record ExistingColumn(
    String name,
    String declared,
    Optional<ColumnType> type,
    List<ColumnType> casts,
    Filling filling) {
  /** What a column takes where the data has nothing for it. */
  public enum Filling {
    /** Null. */
    NULL,
    /** A default, which stands for a column that is left out; a null that is given is refused. */
    DEFAULT,
    /** Nothing: every row must have a value. */
    REQUIRED,
    /** What the table makes itself, always: the column cannot be given. */
    GENERATED
  }

  public ExistingColumn {
    casts = List.copyOf(casts);
  }

  /** A column that takes null. */
  public static ExistingColumn nullable(
      String name, String declared, Optional<ColumnType> type, List<ColumnType> casts) {
    return new ExistingColumn(name, declared, type, casts, Filling.NULL);
  }

  /** The same under another name. */
  public ExistingColumn renamed(String other) {
    return new ExistingColumn(other, declared, type, casts, filling);
  }

  /** Whether data of this type is cast. */
  public boolean casts(ColumnType data) {
    return casts.contains(data);
  }

  /** Whether a null that is given is refused. */
  public boolean refusesNull() {
    return filling == Filling.DEFAULT || filling == Filling.REQUIRED;
  }
}
