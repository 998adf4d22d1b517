package dev.weir.warehouse.sql;

import dev.weir.pipeline.design.TableDesign;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType;
import dev.weir.warehouse.ExistingColumn;
import java.util.List;
import java.util.Optional;

/**
 * What every warehouse writes in its own way, answered by its adapter. Nothing has a default: what
 * one warehouse takes, another may refuse, or take for something else.
 */
public interface Dialect {
  /**
   * A column as a target's table gets it: its quoted name, its type, and what the design says of
   * it. Without constraints: those of a new table come behind it.
   */
  String column(Column column, TableDesign design);

  /** Whether a primary key is enforced, or taken on trust. */
  boolean enforcesKeys();

  /** What comes after a new table's columns, each on a line of its own; or nothing. */
  String attributes(TableDesign design);

  /** The type of a staging table's column, which takes every value that the warehouse can hold. */
  String stagingType(ColumnType type);

  /** The type of the longest text there is. */
  String text();

  /** Whether {@link #retype} leaves a column its place, and all that others have made of it. */
  boolean retypesInPlace();

  /**
   * Statements that give a column another type, and keep its values.
   *
   * @param table quoted
   * @param column not quoted
   * @param type as the warehouse writes it
   */
  List<String> retype(String table, String column, String type);

  /** A text of the user's, whatever is in it. */
  String literal(String text);

  /** The time of the transaction, as a timestamptz. */
  String now();

  /**
   * How long a text is, in what a varchar's length counts.
   *
   * @param column quoted
   */
  String length(String column);

  /**
   * Statements that lock ledgers against other publications. Nothing that was committed before they
   * are through is unseen by the transaction after them.
   *
   * @param ledgers quoted
   */
  List<String> lock(List<String> ledgers);

  /**
   * A statement after which others wait who write into a table, and nobody who reads it; empty
   * where a warehouse can only lock out both.
   *
   * @param table quoted
   */
  Optional<String> lockOutWriters(String table);

  /**
   * What of a staging table's row goes into the target: a value as it is, or what is made of it.
   * Never shortens it in silence: a cast to a length does.
   *
   * @param value SQL: a column of the staging table
   * @param existing the target's column; empty where it is made for this publication
   */
  String published(
      String value, Column column, Optional<ExistingColumn> existing, TableDesign design);

  /**
   * A condition that is true of values which the target's column would not hold as they are, though
   * the warehouse takes them, or which it would refuse in words that name no value. Empty where
   * there are none such.
   *
   * @param value SQL: a column of the staging table
   */
  Optional<String> misfit(String value, Column column, ExistingColumn existing);
}
