package dev.weir.pipeline.keys.source;

import dev.weir.pipeline.keys.value.ColumnKeys;
import dev.weir.pipeline.keys.value.Names;
import dev.weir.pipeline.keys.value.RejectKeys;
import dev.weir.pipeline.shape.Fields;
import dev.weir.pipeline.shape.Key;
import dev.weir.pipeline.shape.Scalar;
import dev.weir.pipeline.shape.Table;
import dev.weir.pipeline.source.Field;
import dev.weir.pipeline.source.Format;
import dev.weir.pipeline.source.Notation;
import dev.weir.pipeline.source.OnBrokenFile;
import dev.weir.pipeline.source.Source;
import dev.weir.pipeline.source.Source.FileSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The keys of sources of files, and what those of an HTTP API have in common with them. */
final class RecordSourceKeys {
  private static final Pattern POINTER = Pattern.compile("(?:/[^\\s].*)?");

  static final Key<String> RECORDS =
      Key.defaulted(
          "records",
          Scalar.text("a JSON Pointer, as in /data/items", POINTER),
          "",
          "",
          "JSON Pointer to the record or the array of records; empty means the whole document, and"
              + " /* at its end that the members of an object are the records.");

  private static final Key<String> GLOB =
      Key.required(
          "path",
          Scalar.text("a glob, as in orders/*.csv"),
          "Files below the connection's folder; what ends in .gz or .zst is unpacked.");
  private static final Key<Optional<Format>> FILE_FORMAT =
      Key.optional(
          "format",
          Scalar.choice("format", List.of(Format.values())),
          "How the files are written. Default: by the path's ending (.csv, .tsv, .json, .jsonl,"
              + " .ndjson, .xml, .parquet, .avro, .txt).");
  private static final Key<Optional<Map<String, ColumnKeys.Declared>>> FILE_COLUMNS =
      Key.optional(
          "columns",
          ColumnKeys.COLUMNS,
          "What to read of each record: a list of names (all text), or names with types. Required"
              + " except for text, which always gives file, line and text.");

  private static final Key<OnBrokenFile> ON_BROKEN_FILE =
      Key.defaulted(
          "on-broken-file",
          Scalar.choice("answer", List.of(OnBrokenFile.values())),
          OnBrokenFile.FAIL,
          "fail",
          "What to do where a file is cut off or damaged: fail the run, or keep the rows before"
              + " the break and tell of it.");

  static final Table<Source> FILES =
      Table.of(
          "a file source",
          "Records of files.",
          withNotation(
              Names.CONNECTION_NAME,
              GLOB,
              FILE_FORMAT,
              RECORDS,
              FILE_COLUMNS,
              ON_BROKEN_FILE,
              RejectKeys.OF_DATA_SET),
          RecordSourceKeys::file);

  private RecordSourceKeys() {}

  private static List<Key<?>> withNotation(Key<?>... keys) {
    return Stream.concat(Stream.of(keys), NotationKeys.ALL.stream()).toList();
  }

  private static Source file(Fields fields) {
    String path = fields.get(GLOB);
    Format format =
        fields
            .get(FILE_FORMAT)
            .or(() -> Format.byEnding(path))
            .orElseThrow(RecordSourceKeys::noFormat);
    Notation notation = NotationKeys.notation(fields);
    return new FileSource(
        fields.get(Names.CONNECTION_NAME),
        path,
        format,
        fields.get(RECORDS),
        columns(format, notation, fields.get(FILE_COLUMNS)),
        fields.get(RejectKeys.OF_DATA_SET),
        notation,
        fields.get(ON_BROKEN_FILE));
  }

  private static IllegalArgumentException noFormat() {
    return new IllegalArgumentException(
        "'format' is missing, and the path's ending does not tell it: text, csv, tsv, json,"
            + " json-lines, xml, parquet or avro");
  }

  private static Map<String, Field> columns(
      Format format, Notation notation, Optional<Map<String, ColumnKeys.Declared>> declared) {
    if (format == Format.TEXT) {
      if (declared.isPresent()) {
        throw new IllegalArgumentException(
            "'columns' is too much: text always has the columns file, line and text");
      }
      return FileSource.TEXT_COLUMNS;
    }
    return columns(
        format,
        notation,
        declared.orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'columns' is missing: expected a list of columns, or a map from columns to"
                        + " types (they are never guessed)")));
  }

  /** By the format, names, positions or pointers. */
  static Map<String, Field> columns(
      Format format, Notation notation, Map<String, ColumnKeys.Declared> columns) {
    return switch (format) {
      case CSV, TSV, TEXT ->
          switch (notation.layout().header()) {
            case FIRST_LINE -> ColumnKeys.byName(columns);
            case NONE -> ColumnKeys.byPosition(columns);
          };
      case JSON, JSON_LINES, XML, PARQUET, AVRO -> ColumnKeys.byPointer(columns);
    };
  }
}
