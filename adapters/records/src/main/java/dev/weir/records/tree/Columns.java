package dev.weir.records.tree;

import com.fasterxml.jackson.core.JsonPointer;
import dev.weir.pipeline.source.Field;
import dev.weir.pipeline.source.Notation;
import dev.weir.records.rows.RecordLimits;
import dev.weir.records.value.TextColumn;
import dev.weir.schema.ColumnType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The declared columns of a source whose records are trees, and which of them were there. */
public final class Columns {
  private static final String KEY = "*";

  private final List<String> names = new ArrayList<>();
  private final List<TextColumn> texts = new ArrayList<>();
  private final Branch root = Branch.root();
  private final List<Integer> keys = new ArrayList<>();
  private final BitSet optional = new BitSet();
  private final BitSet seen = new BitSet();
  private final Set<String> required = new LinkedHashSet<>();
  private final RecordLimits limits;
  private boolean hasRows;

  /**
   * @param fields their paths are JSON Pointers; one without a slash at its start is the name of a
   *     field at the top of the record, {@code *} the name that the record has in the object it is
   *     a member of, and the empty path the record itself
   * @param notation how texts in the records are written
   */
  public Columns(Map<String, Field> fields, Notation notation, RecordLimits limits) {
    this.limits = limits;
    fields.forEach((name, field) -> add(name, field, new TextColumn(field, notation)));
  }

  private void add(String name, Field field, TextColumn text) {
    int column = names.size();
    names.add(name);
    texts.add(text);
    optional.set(column, field.optional());
    if (field.path().equals(KEY)) {
      keys.add(column);
    } else {
      JsonPointer path = pointer(field.path());
      root.add(path, column);
      if (!field.optional() && !path.matches()) {
        required.add(path.getMatchingProperty());
      }
    }
  }

  private static JsonPointer pointer(String path) {
    return path.isEmpty() || path.startsWith("/")
        ? JsonPointer.compile(path)
        : JsonPointer.empty().appendProperty(path);
  }

  /** A record has the column, whatever its value. */
  void see(int column) {
    seen.set(column);
  }

  /** A record has become a row. */
  void row() {
    hasRows = true;
  }

  /**
   * The columns that no record had although they are not optional, as where a name is misspelt.
   * None where there was no row.
   */
  public List<String> absent() {
    return IntStream.range(0, hasRows ? names.size() : 0)
        .filter(column -> !seen.get(column) && !optional.get(column))
        .mapToObj(names::get)
        .toList();
  }

  /** Names of the fields at the top of a record that columns which are not optional look at. */
  public Set<String> required() {
    return Collections.unmodifiableSet(required);
  }

  /** Whether a column looks at this field at the top of a record, into it, or at all of it. */
  public boolean looksAt(String field) {
    return !root.columns().isEmpty() || root.member(field) != null;
  }

  int count() {
    return names.size();
  }

  String name(int column) {
    return names.get(column);
  }

  ColumnType type(int column) {
    return texts.get(column).type();
  }

  TextColumn text(int column) {
    return texts.get(column);
  }

  Branch root() {
    return root;
  }

  /** Of the columns that are a record's name. */
  List<Integer> keys() {
    return keys;
  }

  RecordLimits limits() {
    return limits;
  }
}
