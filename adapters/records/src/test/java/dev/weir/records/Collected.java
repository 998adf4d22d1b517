package dev.weir.records;

import dev.weir.pipeline.source.Field;
import dev.weir.pipeline.source.Format;
import dev.weir.pipeline.source.Notation;
import dev.weir.records.rows.RecordLimits;
import dev.weir.records.rows.RecordSink;
import dev.weir.records.rows.Reject;
import dev.weir.records.rows.UnusableDocument;
import dev.weir.schema.ColumnType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a document gave: rows and rejects as text, in order. */
final class Collected implements RecordSink {
  final List<String> rows = new ArrayList<>();
  final List<Reject> rejects = new ArrayList<>();

  static Collected of(Format format, String records, String columns, String document)
      throws IOException, UnusableDocument {
    return of(
        format,
        records,
        columns,
        document.getBytes(StandardCharsets.UTF_8),
        new RecordLimits(2000, 8));
  }

  /**
   * @param columns as in {@code id integer, name text /person/name}
   */
  static Collected of(
      Format format, String records, String columns, byte[] document, RecordLimits limits)
      throws IOException, UnusableDocument {
    Collected collected = new Collected();
    collected.read(format, records, columns, document, limits);
    return collected;
  }

  static Collected of(Format format, Notation notation, String columns, byte[] document)
      throws IOException, UnusableDocument {
    Collected collected = new Collected();
    collected.read(format, notation, columns, new ByteArrayInputStream(document));
    return collected;
  }

  void read(Format format, Notation notation, String columns, InputStream document)
      throws IOException, UnusableDocument {
    new Records(format, "", notation, fields(columns), RecordLimits.DEFAULT)
        .read("the file", document, this);
  }

  void read(Format format, String records, String columns, byte[] document, RecordLimits limits)
      throws IOException, UnusableDocument {
    read(format, records, columns, new ByteArrayInputStream(document), limits);
  }

  void read(Format format, String records, String columns, InputStream input, RecordLimits limits)
      throws IOException, UnusableDocument {
    new Records(format, records, Notation.PLAIN, fields(columns), limits)
        .read("the file", input, this);
  }

  private static Map<String, Field> fields(String columns) {
    Map<String, Field> fields = new LinkedHashMap<>();
    for (String column : columns.split(", ", -1)) {
      String[] words = column.split(" ", 3);
      fields.put(
          words[0], new Field(ColumnType.parse(words[1]), words.length > 2 ? words[2] : words[0]));
    }
    return fields;
  }

  @Override
  public void row(@Nullable Object[] values) {
    rows.add(Arrays.toString(values));
  }

  @Override
  public void reject(Reject reject) {
    rejects.add(reject);
  }

  /** As in {@code 3: not an integer: column id}. */
  List<String> kinds() {
    return rejects.stream().map(reject -> reject.position() + ": " + reject.kind()).toList();
  }
}
