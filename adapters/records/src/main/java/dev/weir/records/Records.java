package dev.weir.records;

import dev.weir.pipeline.source.Field;
import dev.weir.pipeline.source.Format;
import dev.weir.records.json.JsonLines;
import dev.weir.records.json.JsonRecords;
import dev.weir.records.rows.RecordLimits;
import dev.weir.records.rows.RecordSink;
import dev.weir.records.rows.UnusableDocument;
import dev.weir.records.text.DelimitedRecords;
import dev.weir.records.text.Delimiters;
import dev.weir.records.text.TextLines;
import dev.weir.records.tree.Columns;
import dev.weir.records.xml.XmlNames;
import dev.weir.records.xml.XmlRecords;
import dev.weir.schema.Column;
import dev.weir.schema.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads documents of a format into rows of declared columns. */
public final class Records {
  private final Format format;
  private final String records;
  private final Map<String, Field> fields;
  private final Columns columns;
  private final RecordLimits limits;

  /**
   * @param records where the records are, for JSON and XML
   * @param fields in the order of the row's values; for text the ones of {@link
   *     dev.weir.pipeline.source.Source.FileSource#TEXT_COLUMNS}
   */
  public Records(Format format, String records, Map<String, Field> fields, RecordLimits limits) {
    this.format = format;
    this.records = records;
    this.fields = fields;
    this.columns =
        new Columns(format == Format.XML ? XmlNames.fields(records, fields) : fields, limits);
    this.limits = limits;
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
    switch (format) {
      case TEXT -> new TextLines(name, limits).read(input, sink);
      case CSV -> new DelimitedRecords(Delimiters.CSV, fields, limits).read(input, sink);
      case TSV -> new DelimitedRecords(Delimiters.TSV, fields, limits).read(input, sink);
      case JSON -> new JsonRecords(records, columns, limits).read(input, sink);
      case JSON_LINES -> new JsonLines(columns, limits).read(input, sink);
      case XML -> new XmlRecords(records, columns, limits).read(input, sink);
    }
  }
}
