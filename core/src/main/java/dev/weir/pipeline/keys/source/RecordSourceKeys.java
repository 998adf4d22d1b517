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
import dev.weir.pipeline.source.Pagination;
import dev.weir.pipeline.source.Source;
import dev.weir.pipeline.source.Source.Each;
import dev.weir.pipeline.source.Source.FileSource;
import dev.weir.pipeline.source.Source.HttpSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The keys of sources whose records are read from an HTTP API, and from files. */
final class RecordSourceKeys {
  private static final int DEFAULT_EACH_LIMIT = 1000;
  private static final int MOST_EACH = 100_000;
  private static final Pattern POINTER = Pattern.compile("(?:/[^\\s].*)?");

  private static final Key<String> RECORDS =
      Key.defaulted(
          "records",
          Scalar.text("a JSON Pointer, as in /data/items", POINTER),
          "",
          "",
          "JSON Pointer to the record or the array of records; empty means the whole document, and"
              + " /* at its end that the members of an object are the records.");

  private static final Key<String> EACH_PATH =
      Key.required("path", Scalar.text("a path"), "The first request's path.");
  private static final Key<String> PARAMETER =
      Key.required(
          "parameter",
          Scalar.text("a name", Names.DATA_SET),
          "The name in braces in the source's path that each value replaces.");
  private static final Key<Long> LIMIT =
      Key.defaulted(
          "limit",
          Scalar.integer(1, MOST_EACH),
          (long) DEFAULT_EACH_LIMIT,
          DEFAULT_EACH_LIMIT,
          "Values at most; more fail the run.");
  private static final Key<Optional<Long>> FIRST =
      Key.optional(
          "first",
          Scalar.integer(1, MOST_EACH),
          "So many of the values, from the start. Default: all, which limit bounds.");
  private static final Table<Each> EACH_TABLE =
      Table.of(
          "each",
          "A first request whose answer gives the values to ask for, one request each.",
          List.of(EACH_PATH, RECORDS, PARAMETER, LIMIT, FIRST),
          fields ->
              new Each(
                  fields.get(EACH_PATH),
                  fields.get(RECORDS),
                  fields.get(PARAMETER),
                  fields.get(LIMIT).intValue(),
                  fields.get(FIRST).stream().mapToInt(Long::intValue).findFirst()));

  private static final Key<String> PATH =
      Key.required("path", Scalar.text("a path"), "Below the connection's address.");
  private static final Key<Format> HTTP_FORMAT =
      Key.defaulted(
          "format",
          Scalar.choice(
              "format",
              List.of(Format.JSON, Format.JSON_LINES, Format.XML, Format.CSV, Format.TSV)),
          Format.JSON,
          "json",
          "How the answer is written.");
  private static final Key<Map<String, ColumnKeys.Declared>> HTTP_COLUMNS =
      Key.required(
          "columns",
          ColumnKeys.COLUMNS,
          "What to read of each record: a list of names (all text), or names with types.");
  private static final Key<Optional<Each>> EACH =
      Key.optional("each", EACH_TABLE, "One request per value of another request's answer.");

  private static final Key<String> GLOB =
      Key.required(
          "path",
          Scalar.text("a glob, as in orders/*.csv"),
          "Files below the connection's folder; what ends in .gz is unpacked.");
  private static final Key<Optional<Format>> FILE_FORMAT =
      Key.optional(
          "format",
          Scalar.choice("format", List.of(Format.values())),
          "How the files are written. Default: by the path's ending (.csv, .tsv, .json, .jsonl,"
              + " .ndjson, .xml, .txt).");
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

  static final Table<Source> HTTP =
      Table.of(
          "an http source",
          "Records of an HTTP API.",
          withNotation(
              Names.CONNECTION_NAME,
              PATH,
              HTTP_FORMAT,
              RECORDS,
              HTTP_COLUMNS,
              EACH,
              AnswerKeys.PAGINATION,
              AnswerKeys.ON_STATUS,
              RejectKeys.OF_DATA_SET),
          RecordSourceKeys::http);
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

  private static Source http(Fields fields) {
    Format format = fields.get(HTTP_FORMAT);
    Notation notation = NotationKeys.notation(fields);
    return new HttpSource(
        fields.get(Names.CONNECTION_NAME),
        fields.get(PATH),
        format,
        fields.get(RECORDS),
        columns(format, notation, fields.get(HTTP_COLUMNS)),
        fields.get(EACH),
        fields.get(AnswerKeys.PAGINATION).orElse(Pagination.UNDECLARED),
        fields.get(AnswerKeys.ON_STATUS),
        fields.get(RejectKeys.OF_DATA_SET),
        notation);
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
        fields.get(ON_BROKEN_FILE),
        notation);
  }

  private static IllegalArgumentException noFormat() {
    return new IllegalArgumentException(
        "'format' is missing, and the path's ending does not tell it: text, csv, tsv, json,"
            + " json-lines or xml");
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

  private static Map<String, Field> columns(
      Format format, Notation notation, Map<String, ColumnKeys.Declared> columns) {
    return switch (format) {
      case CSV, TSV, TEXT ->
          switch (notation.layout().header()) {
            case FIRST_LINE -> ColumnKeys.byName(columns);
            case NONE -> ColumnKeys.byPosition(columns);
          };
      case JSON, JSON_LINES, XML -> ColumnKeys.byPointer(columns);
    };
  }
}
