package dev.weir.pipeline.keys;

import dev.weir.pipeline.Field;
import dev.weir.pipeline.Format;
import dev.weir.pipeline.Relation;
import dev.weir.pipeline.Source;
import dev.weir.pipeline.Source.DatabaseSource;
import dev.weir.pipeline.Source.Each;
import dev.weir.pipeline.Source.FileSource;
import dev.weir.pipeline.Source.HttpSource;
import dev.weir.pipeline.place.Place;
import dev.weir.pipeline.shape.Choice;
import dev.weir.pipeline.shape.Fields;
import dev.weir.pipeline.shape.Key;
import dev.weir.pipeline.shape.Mapping;
import dev.weir.pipeline.shape.Scalar;
import dev.weir.pipeline.shape.Shape;
import dev.weir.pipeline.shape.Table;
import dev.weir.schema.ColumnType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** The keys of {@code sources}. */
final class SourceKeys {
  static final int DEFAULT_EACH_LIMIT = 1000;
  private static final int MOST_EACH = 100_000;
  private static final int MOST_PARTS = 100;
  private static final Pattern POINTER = Pattern.compile("(?:/[^\\s].*)?");

  private static final Key<String> CONNECTION =
      Key.required(
          "connection", Scalar.text("the name of a connection"), "A connection of this pipeline.");
  private static final Key<String> RECORDS =
      Key.defaulted(
          "records",
          Scalar.text("a JSON Pointer, as in /data/items", POINTER),
          "",
          "",
          "JSON Pointer to the record or the array of records; empty means the whole answer.");

  private static final Key<Optional<String>> TABLE =
      Key.optional(
          "table", Scalar.text("a table"), "The table or view, with its schema if need be.");
  private static final Key<Optional<String>> QUERY =
      Key.optional("query", Scalar.text("a SELECT"), "One SELECT in the database's own SQL.");
  private static final Key<Map<String, ColumnType>> TYPES =
      Key.defaulted(
          "columns",
          Mapping.of("a map from columns to types", Names.TYPE),
          Map.of(),
          Map.of(),
          "Types to read columns as, in place of the database's own.");
  private static final Key<OptionalInt> PARTITION_KEY =
      Key.defaulted(
          "partition",
          Scalar.wordOrInteger(List.of("auto", "none"), 1, MOST_PARTS).map(SourceKeys::parts),
          OptionalInt.empty(),
          "auto",
          "Parts to read it in at the same time: auto (by its size), none, or how many.");

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
          "Values at most.");
  private static final Table<Each> EACH_TABLE =
      Table.of(
          "each",
          "A first request whose answer gives the values to ask for, one request each.",
          List.of(EACH_PATH, RECORDS, PARAMETER, LIMIT),
          fields ->
              new Each(
                  fields.get(EACH_PATH),
                  fields.get(RECORDS),
                  fields.get(PARAMETER),
                  fields.get(LIMIT).intValue()));

  private static final Key<String> PATH =
      Key.required("path", Scalar.text("a path"), "Below the connection's address.");
  private static final Key<Format> HTTP_FORMAT =
      Key.defaulted(
          "format",
          Scalar.choice("format", List.of(Format.JSON, Format.XML)),
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

  private static final Table<Source> DATABASE_TABLE =
      Table.<Source>of(
              "a database source",
              "A table or a query of a database connection.",
              List.of(CONNECTION, TABLE, QUERY, TYPES, PARTITION_KEY),
              SourceKeys::database)
          .with(new Table.Rule.ExactlyOne(List.of("table", "query")));
  private static final Table<Source> HTTP_TABLE =
      Table.of(
          "an http source",
          "Records of an HTTP API.",
          List.of(CONNECTION, PATH, HTTP_FORMAT, RECORDS, HTTP_COLUMNS, EACH),
          SourceKeys::http);
  private static final Table<Source> FILE_TABLE =
      Table.of(
          "a file source",
          "Records of files.",
          List.of(CONNECTION, GLOB, FILE_FORMAT, RECORDS, FILE_COLUMNS),
          SourceKeys::file);

  static final Shape<Map<String, Source>> SOURCES =
      Names.ofDataSets(
          "a map from names to sources",
          new Choice<>(
              "a source: a map with the key connection and others",
              List.of(DATABASE_TABLE, HTTP_TABLE, FILE_TABLE),
              SourceKeys::byConnection));

  private SourceKeys() {}

  private static OptionalInt parts(String partition) {
    return switch (partition) {
      case "auto" -> OptionalInt.empty();
      case "none" -> OptionalInt.of(1);
      default -> OptionalInt.of(Integer.parseInt(partition));
    };
  }

  /** A source is of its connection's kind; where that is wrong, of the kind it looks like. */
  private static Optional<Table<? extends Source>> byConnection(Place place) {
    String connection = place.below("connection").orElse("");
    String kind = place.elsewhere("connections", connection, "kind").orElse("");
    return Optional.of(
        switch (kind) {
          case "postgresql", "mysql" -> DATABASE_TABLE;
          case "http" -> HTTP_TABLE;
          case "file" -> FILE_TABLE;
          default -> lookingLike(place);
        });
  }

  private static Table<Source> lookingLike(Place place) {
    if (place.has("table") || place.has("query") || place.has("partition")) {
      return DATABASE_TABLE;
    }
    return place.has("each") || place.below("path").filter(SourceKeys::isFile).isEmpty()
        ? HTTP_TABLE
        : FILE_TABLE;
  }

  private static boolean isFile(String path) {
    return path.contains("*") || byEnding(path).isPresent();
  }

  private static Source database(Fields fields) {
    Map<String, ColumnType> types = fields.get(TYPES);
    Relation relation =
        fields
            .get(TABLE)
            .<Relation>map(table -> new Relation.Table(table, types))
            .orElseGet(() -> new Relation.Query(fields.get(QUERY).orElse(""), types));
    return new DatabaseSource(fields.get(CONNECTION), relation, fields.get(PARTITION_KEY));
  }

  private static Source http(Fields fields) {
    return new HttpSource(
        fields.get(CONNECTION),
        fields.get(PATH),
        fields.get(HTTP_FORMAT),
        fields.get(RECORDS),
        ColumnKeys.byPointer(fields.get(HTTP_COLUMNS)),
        fields.get(EACH));
  }

  private static Source file(Fields fields) {
    String path = fields.get(GLOB);
    Format format =
        fields.get(FILE_FORMAT).or(() -> byEnding(path)).orElseThrow(SourceKeys::noFormat);
    return new FileSource(
        fields.get(CONNECTION),
        path,
        format,
        fields.get(RECORDS),
        columns(format, fields.get(FILE_COLUMNS)));
  }

  private static IllegalArgumentException noFormat() {
    return new IllegalArgumentException(
        "'format' is missing, and the path's ending does not tell it: text, csv, tsv, json,"
            + " json-lines or xml");
  }

  private static Map<String, Field> columns(
      Format format, Optional<Map<String, ColumnKeys.Declared>> declared) {
    if (format == Format.TEXT) {
      if (declared.isPresent()) {
        throw new IllegalArgumentException(
            "'columns' is too much: text always has the columns file, line and text");
      }
      return FileSource.TEXT_COLUMNS;
    }
    Map<String, ColumnKeys.Declared> columns =
        declared.orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'columns' is missing: expected a list of columns, or a map from columns to"
                        + " types (they are never guessed)"));
    return switch (format) {
      case CSV, TSV, TEXT -> ColumnKeys.byName(columns);
      case JSON, JSON_LINES, XML -> ColumnKeys.byPointer(columns);
    };
  }

  private static Optional<Format> byEnding(String path) {
    String name = path.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    return Optional.ofNullable(
        switch (name.substring(name.lastIndexOf('.') + 1)) {
          case "csv" -> Format.CSV;
          case "tsv" -> Format.TSV;
          case "json" -> Format.JSON;
          case "jsonl", "ndjson" -> Format.JSON_LINES;
          case "xml" -> Format.XML;
          case "txt" -> Format.TEXT;
          default -> null;
        });
  }
}
