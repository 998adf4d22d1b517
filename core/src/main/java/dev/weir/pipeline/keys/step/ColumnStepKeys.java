package dev.weir.pipeline.keys.step;

import dev.weir.pipeline.keys.value.ColumnKeys;
import dev.weir.pipeline.keys.value.Names;
import dev.weir.pipeline.shape.ByForm;
import dev.weir.pipeline.shape.Key;
import dev.weir.pipeline.shape.Listing;
import dev.weir.pipeline.shape.Mapping;
import dev.weir.pipeline.shape.Scalar;
import dev.weir.pipeline.shape.Table;
import dev.weir.pipeline.shape.Table.Rule;
import dev.weir.pipeline.step.ColumnStep;
import dev.weir.pipeline.step.ColumnStep.Masking;
import dev.weir.pipeline.step.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys of steps that change columns. */
final class ColumnStepKeys {
  private static final String DEFAULT_DATE_FORMAT = "%Y-%m-%d";

  private static final Key<String> COLUMN =
      Key.required("column", Names.COLUMN, "The column that is read.");

  static final Key<ColumnStep.Select> SELECT =
      Key.required(
          ColumnStep.Select.KEYWORD,
          Names.COLUMNS.map(ColumnStep.Select::new),
          "Keeps these columns, in this order.");

  static final Key<ColumnStep.Rename> RENAME =
      Key.required(
          ColumnStep.Rename.KEYWORD,
          Mapping.of("a map from old to new names", Names.COLUMN).map(ColumnStep.Rename::new),
          "Old name to new name.");

  static final Key<ColumnStep.Cast> CAST =
      Key.required(
          ColumnStep.Cast.KEYWORD,
          Mapping.of("a map from columns to types", Names.TYPE).map(ColumnStep.Cast::new),
          "Column to type; a value that is not of the type rejects its row.");

  private static final Key<Map<String, String>> MAPPING =
      Key.defaulted(
          "mapping",
          Mapping.of("a map from values to translations", Scalar.literal("a translation")),
          Map.of(),
          Map.of(),
          "Value to translation.");
  private static final Key<Optional<String>> FILE =
      Key.optional(
          "file",
          Scalar.text("a CSV file"),
          "CSV of two columns (value, translation) with a header, in the pipeline's folder.");
  private static final Table<Step> TRANSLATE_TABLE =
      Table.<Step>of(
              ColumnStep.Translate.KEYWORD,
              "Replaces code values; a value without a translation stays.",
              List.of(COLUMN, MAPPING, FILE),
              fields ->
                  new ColumnStep.Translate(
                      fields.get(COLUMN), fields.get(MAPPING), fields.get(FILE)))
          .with(new Rule.ExactlyOne(List.of("mapping", "file")));
  static final Key<Step> TRANSLATE = TRANSLATE_TABLE.asKey();

  private static final Key<String> DATE_FORMAT =
      Key.defaulted(
          "format",
          Scalar.text("a date format, as in %d.%m.%Y"),
          DEFAULT_DATE_FORMAT,
          DEFAULT_DATE_FORMAT,
          "How dates are written, in strftime's letters.");
  private static final Table<Step> VALIDATE_DATE_TABLE =
      Table.of(
          ColumnStep.ValidateDate.KEYWORD,
          "Text to date; a value that is no date of this format rejects its row, null stays.",
          List.of(COLUMN, DATE_FORMAT),
          fields -> new ColumnStep.ValidateDate(fields.get(COLUMN), fields.get(DATE_FORMAT)));
  static final Key<Step> VALIDATE_DATE =
      Key.required(
          ColumnStep.ValidateDate.KEYWORD,
          ByForm.<Step>wordOrMap(
              Names.COLUMN.map(column -> new ColumnStep.ValidateDate(column, DEFAULT_DATE_FORMAT)),
              VALIDATE_DATE_TABLE),
          VALIDATE_DATE_TABLE.description());

  private static final Key<String> SEPARATOR =
      Key.required("separator", Scalar.text("a separator"), "What stands between the parts.");
  private static final Key<List<String>> INTO =
      Key.required(
          "into",
          new Listing<>("a list of two or more new columns", Names.COLUMN, 2, true),
          "The new columns; the last takes what is left, missing parts are null.");
  private static final Table<Step> SPLIT_TABLE =
      Table.of(
          ColumnStep.Split.KEYWORD,
          "Splits text at a separator into new columns in place of the old.",
          List.of(COLUMN, SEPARATOR, INTO),
          fields ->
              new ColumnStep.Split(fields.get(COLUMN), fields.get(SEPARATOR), fields.get(INTO)));
  static final Key<Step> SPLIT = SPLIT_TABLE.asKey();

  static final Key<ColumnStep.Fill> FILL =
      Key.required(
          ColumnStep.Fill.KEYWORD,
          Mapping.of("a map from columns to values", Scalar.literal("a value"))
              .map(ColumnStep.Fill::new),
          "Column to the value that replaces missing ones.");

  static final Key<ColumnStep.Mask> MASK =
      Key.required(
          ColumnStep.Mask.KEYWORD,
          Mapping.of(
                  "a map from columns to hash or redact",
                  Scalar.choice("masking", List.of(Masking.values())))
              .map(ColumnStep.Mask::new),
          "Column to hash (SHA-256, equal values stay equal) or redact (***).");

  private static final Key<Map<String, ColumnKeys.Declared>> FLATTENED =
      Key.required(
          "columns",
          ColumnKeys.COLUMNS,
          "What to read of the JSON: a list of names (all text), or names with types.");
  private static final Table<Step> FLATTEN_TABLE =
      Table.of(
          ColumnStep.Flatten.KEYWORD,
          "Reads fields out of a column of JSON text into new columns in place of it.",
          List.of(COLUMN, FLATTENED),
          fields ->
              new ColumnStep.Flatten(
                  fields.get(COLUMN), ColumnKeys.byPointer(fields.get(FLATTENED))));
  static final Key<Step> FLATTEN = FLATTEN_TABLE.asKey();

  private ColumnStepKeys() {}
}
