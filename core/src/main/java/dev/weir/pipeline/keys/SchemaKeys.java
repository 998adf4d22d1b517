package dev.weir.pipeline.keys;

import dev.weir.pipeline.design.SchemaPolicy;
import dev.weir.pipeline.design.SchemaPolicy.MissingColumns;
import dev.weir.pipeline.design.SchemaPolicy.NewColumns;
import dev.weir.pipeline.design.SchemaPolicy.TypeChange;
import dev.weir.pipeline.shape.Key;
import dev.weir.pipeline.shape.Scalar;
import dev.weir.pipeline.shape.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The key {@code schema}: of a pipeline and of a target. */
final class SchemaKeys {
  private static final Key<NewColumns> NEW_COLUMNS =
      Key.defaulted(
          "new-columns",
          Scalar.choice("choice", List.of(NewColumns.values())),
          NewColumns.ADD,
          "add",
          "A column of the data that the table lacks: add it, ignore it (it is not published), or"
              + " fail.");
  private static final Key<MissingColumns> MISSING_COLUMNS =
      Key.defaulted(
          "missing-columns",
          Scalar.choice("choice", List.of(MissingColumns.values())).orNull(),
          MissingColumns.NULL,
          "null",
          "A column of the table that the data lacks: null (or its default) in new rows, or fail.");
  private static final Key<TypeChange> TYPE_CHANGE =
      Key.defaulted(
          "type-change",
          Scalar.choice("choice", List.of(TypeChange.values())),
          TypeChange.WIDEN,
          "widen",
          "A type that the table's column does not hold: widen the column where no value is"
              + " changed by it, or fail.");
  private static final Table<SchemaPolicy> SCHEMA =
      Table.of(
          "a schema policy",
          "What becomes of a table whose columns differ from those of its data.",
          List.of(NEW_COLUMNS, MISSING_COLUMNS, TYPE_CHANGE),
          fields ->
              new SchemaPolicy(
                  fields.get(NEW_COLUMNS), fields.get(MISSING_COLUMNS), fields.get(TYPE_CHANGE)));

  static final Key<SchemaPolicy> OF_PIPELINE =
      Key.defaulted(
          "schema",
          SCHEMA,
          SchemaPolicy.DEFAULT,
          Map.of(),
          "What becomes of the targets' tables whose columns differ from those of their data, where"
              + " a target does not say so itself.");
  static final Key<Optional<SchemaPolicy>> OF_TARGET =
      Key.optional(
          "schema",
          SCHEMA,
          "What becomes of the table where its columns differ from those of the data. Default: what"
              + " the pipeline says.");

  private SchemaKeys() {}
}
