package dev.weir.records.value;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.pipeline.source.Field;
import dev.weir.pipeline.source.Notation;
import dev.weir.records.rows.RecordSink;
import dev.weir.records.rows.Reject;
import dev.weir.text.Excerpt;
import dev.weir.value.BadValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The declared columns of a source, and how a record becomes a row of them. */
public final class Columns {
  private static final int SHOWN_CHARACTERS = 80;

  private final List<TreeColumn> columns = new ArrayList<>();

  private record TreeColumn(String name, TextColumn column, JsonPointer pointer) {}

  /** A path without a slash at its start is the name of a field at the top of the record. */
  public Columns(Map<String, Field> fields, Notation notation) {
    fields.forEach(
        (name, field) ->
            columns.add(
                new TreeColumn(
                    name, new TextColumn(field, notation), Columns.pointer(field.path()))));
  }

  private static JsonPointer pointer(String path) {
    return path.startsWith("/")
        ? JsonPointer.compile(path)
        : JsonPointer.empty().appendProperty(path);
  }

  /** Hands a record of a tree over as a row or as a reject. */
  public void accept(long position, JsonNode record, RecordSink sink) {
    if (!record.isObject()) {
      sink.reject(
          new Reject(
              position,
              "not an object",
              "not an object but " + JsonInput.describe(record),
              record.toString()));
      return;
    }
    @Nullable Object[] row = new @Nullable Object[columns.size()];
    for (int i = 0; i < row.length; i++) {
      TreeColumn column = columns.get(i);
      JsonNode node = record.at(column.pointer());
      try {
        row[i] = TreeValues.parse(column.column(), node);
      } catch (BadValue e) {
        sink.reject(
            bad(
                position,
                e,
                column.name(),
                node.isTextual() ? node.textValue() : node.toString(),
                record.toString()));
        return;
      }
    }
    sink.row(row);
  }

  public static Reject bad(long position, BadValue e, String column, String value, String record) {
    String kind = e.kind() + ": column " + column;
    return new Reject(
        position, kind, kind + ", value '" + Excerpt.of(value, SHOWN_CHARACTERS) + "'", record);
  }
}
