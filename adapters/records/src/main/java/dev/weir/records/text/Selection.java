package dev.weir.records.text;

import dev.weir.pipeline.source.Field;
import dev.weir.pipeline.source.Notation;
import dev.weir.records.rows.RecordSink;
import dev.weir.records.rows.Reject;
import dev.weir.records.rows.UnusableDocument;
import dev.weir.records.value.TextColumn;
import dev.weir.value.BadValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which fields of a file's records are the source's columns. */
final class Selection {
  private static final int SHOWN_NAMES = 50;
  private static final int ABSENT = -1;

  private final int width;
  private final String measure;
  private final List<Selected> selected;

  /**
   * @param index in the record; negative where an optional column is not there
   */
  private record Selected(String name, TextColumn column, int index) {}

  private interface Finder {
    int indexOf(Field field) throws UnusableDocument;
  }

  /**
   * @param width fields that a record must have
   * @param measure what says so
   */
  private Selection(
      int width, String measure, Map<String, Field> columns, Notation notation, Finder finder)
      throws UnusableDocument {
    this.width = width;
    this.measure = measure;
    this.selected = new ArrayList<>();
    for (Map.Entry<String, Field> column : columns.entrySet()) {
      Field field = column.getValue();
      selected.add(
          new Selected(column.getKey(), new TextColumn(field, notation), finder.indexOf(field)));
    }
  }

  static Selection byName(
      RecordAssembly.Outcome header, Map<String, Field> columns, Notation notation)
      throws UnusableDocument {
    List<String> names =
        fields(header, "its header").stream()
            .map(name -> name == null ? "" : name.strip())
            .toList();
    return new Selection(
        names.size(), "the header", columns, notation, field -> index(field, names));
  }

  static Selection byPosition(
      RecordAssembly.Outcome first, Map<String, Field> columns, Notation notation)
      throws UnusableDocument {
    List<String> fields =
        fields(first, "its first record").stream()
            .map(field -> field == null ? "" : field)
            .toList();
    return new Selection(
        fields.size(), "the first record", columns, notation, field -> position(field, fields));
  }

  private static List<@Nullable String> fields(RecordAssembly.Outcome first, String what)
      throws UnusableDocument {
    return switch (first) {
      case RecordAssembly.Split split -> split.fields();
      case RecordAssembly.Failed failed ->
          throw new UnusableDocument.Unexpected(
              what
                  + " cannot be read: "
                  + failed.reject().reason()
                  + (failed.reject().kind().equals(TextLines.NOT_UTF_8)
                      ? HeaderHint.ofLetters()
                      : ""));
    };
  }

  private static int index(Field field, List<String> header) throws UnusableDocument {
    String name = field.path();
    int index = header.indexOf(name);
    if (index < 0 && !field.optional()) {
      throw new UnusableDocument.Unexpected(
          "it has no column '%s'; its header has: %s%s"
              .formatted(name, shown(header), HeaderHint.of(header)));
    }
    if (index != header.lastIndexOf(name)) {
      throw new UnusableDocument.Unexpected("it has two columns '%s'".formatted(name));
    }
    return index;
  }

  private static String shown(List<String> header) {
    String names = String.join(", ", header.subList(0, Math.min(header.size(), SHOWN_NAMES)));
    return header.size() > SHOWN_NAMES ? names + ", …" : names;
  }

  private static int position(Field field, List<String> first) throws UnusableDocument {
    int index = Integer.parseInt(field.path()) - 1;
    if (index < first.size()) {
      return index;
    }
    if (!field.optional()) {
      throw new UnusableDocument.Unexpected(
          "it has no field %s; its first record has %d%s"
              .formatted(field.path(), first.size(), HeaderHint.of(first)));
    }
    return ABSENT;
  }

  /** Hands a record over as a row or as a reject. */
  void accept(RecordAssembly.Split record, RecordSink sink) {
    int fields = record.fields().size();
    if (fields != width) {
      if (!record.isBlank()) {
        String reason = "%d fields, %s has %d".formatted(fields, measure, width);
        sink.reject(new Reject(record.position(), "wrong number of fields", reason, record.text()));
      }
      return;
    }
    @Nullable Object[] row = new @Nullable Object[selected.size()];
    for (int i = 0; i < row.length; i++) {
      Selected column = selected.get(i);
      String text = column.index() < 0 ? null : record.fields().get(column.index());
      try {
        row[i] = text == null ? null : column.column().parse(text);
      } catch (BadValue e) {
        sink.reject(
            Reject.ofValue(
                record.position(), e.kind(), column.name(), String.valueOf(text), record.text()));
        return;
      }
    }
    sink.row(row);
  }
}
