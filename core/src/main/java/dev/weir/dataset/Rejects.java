package dev.weir.dataset;

import dev.weir.schema.Column;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Schema;

/** The form of rejected rows: the same for every data set, so that they can be read together. */
public final class Rejects {
  /**
   * data_set: where it was rejected. origin: the file, request or transform step it came from.
   * position: line or record number in the origin, from 1; of a transform, the number among its
   * rejects; null where there is none. reason: a sentence. record: the row as text (JSON where it
   * had columns).
   */
  public static final Schema SCHEMA =
      Schema.of(
          Column.nullable("data_set", Simple.TEXT),
          Column.nullable("origin", Simple.TEXT),
          Column.nullable("position", Simple.BIGINT),
          Column.nullable("reason", Simple.TEXT),
          Column.nullable("record", Simple.TEXT));

  private Rejects() {}
}
