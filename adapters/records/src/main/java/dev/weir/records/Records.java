package dev.weir.records;

import dev.weir.lake.Scratch;
import dev.weir.pipeline.source.Field;
import dev.weir.pipeline.source.Format;
import dev.weir.pipeline.source.Notation;
import dev.weir.records.encoding.Undecodable;
import dev.weir.records.encoding.Utf8;
import dev.weir.records.json.JsonLines;
import dev.weir.records.json.JsonRecords;
import dev.weir.records.rows.RecordLimits;
import dev.weir.records.rows.RecordSink;
import dev.weir.records.rows.UnusableDocument;
import dev.weir.records.text.DelimitedRecords;
import dev.weir.records.text.TextLines;
import dev.weir.records.tree.Columns;
import dev.weir.records.typed.AvroRecords;
import dev.weir.records.typed.ParquetRecords;
import dev.weir.records.xml.XmlNames;
import dev.weir.records.xml.XmlRecords;
import dev.weir.schema.Column;
import dev.weir.schema.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads documents of a format into rows of declared columns. */
public final class Records {
  private final Format format;
  private final String records;
  private final Notation notation;
  private final Map<String, Field> fields;
  private final Columns columns;
  private final RecordLimits limits;
  private final @Nullable Scratch scratch;

  /**
   * @param records where the records are, for JSON and XML
   * @param notation how the records are written
   * @param fields in the order of the row's values; for text the ones of {@link
   *     dev.weir.pipeline.source.Source.FileSource#TEXT_COLUMNS}
   */
  public Records(
      Format format,
      String records,
      Notation notation,
      Map<String, Field> fields,
      RecordLimits limits) {
    this(format, records, notation, fields, limits, null);
  }

  /**
   * @param scratch for Parquet, which is read from its end; of no use to all others
   */
  public Records(
      Format format,
      String records,
      Notation notation,
      Map<String, Field> fields,
      RecordLimits limits,
      @Nullable Scratch scratch) {
    this.scratch = scratch;
    this.format = format;
    this.records = records;
    this.notation = notation;
    this.fields = fields;
    this.columns =
        new Columns(
            format == Format.XML ? XmlNames.fields(records, fields) : fields, notation, limits);
    this.limits = limits;
  }

  /** The columns of a source that declares these. */
  public static Schema schema(Map<String, Field> declared) {
    return new Schema(
        declared.entrySet().stream()
            .map(column -> Column.nullable(column.getKey(), column.getValue().type()))
            .toList());
  }

  /** The declared fields in the order of the schema's columns, for the constructor. */
  public static Map<String, Field> fields(Schema schema, Map<String, Field> declared) {
    Map<String, Field> fields = new LinkedHashMap<>();
    for (Column column : schema.columns()) {
      fields.put(
          column.name(),
          declared.getOrDefault(column.name(), new Field(column.type(), column.name())));
    }
    return fields;
  }

  /**
   * Declared columns that no record of all documents so far had, and that are not optional. A
   * header that lacks one makes its document unusable.
   */
  public List<String> absent() {
    return columns.absent();
  }

  /**
   * Reads a document to its end.
   *
   * @param name of the document, for text's column {@code file}
   * @throws IOException as the input throws it
   * @throws UnusableDocument if there are no more records to be had from it
   */
  public void read(String name, InputStream input, RecordSink sink)
      throws IOException, UnusableDocument {
    try {
      decoded(name, input, sink);
    } catch (Undecodable e) {
      throw new UnusableDocument.Unexpected(e.getMessage());
    }
  }

  /** XML says itself how it is encoded; in Parquet and Avro there is no question of it. */
  private void decoded(String name, InputStream input, RecordSink sink)
      throws IOException, UnusableDocument {
    switch (format) {
      case TEXT -> new TextLines(name, limits).read(utf8(input), sink);
      case CSV, TSV ->
          new DelimitedRecords(format, notation, fields, limits).read(utf8(input), sink);
      case JSON -> new JsonRecords(records, columns, limits).read(utf8(input), sink);
      case JSON_LINES -> new JsonLines(columns, limits).read(utf8(input), sink);
      case XML -> new XmlRecords(records, columns, limits).read(input, sink);
      case PARQUET ->
          new ParquetRecords(columns, limits, Objects.requireNonNull(scratch))
              .read(name, input, sink);
      case AVRO -> new AvroRecords(columns, limits).read(input, sink);
    }
  }

  private InputStream utf8(InputStream input) throws IOException {
    return Utf8.of(input, notation.encoding());
  }
}
