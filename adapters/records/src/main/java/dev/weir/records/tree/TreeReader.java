package dev.weir.records.tree;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.records.rows.RecordSink;
import dev.weir.value.BadValue;
import java.io.IOException;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads records of JSON into rows, one after the other. What no column looks at is passed over: it
 * is only held against the rule that an object has a name once. Not thread-safe.
 */
public final class TreeReader {
  private final Columns columns;
  private final RowBuilder row;
  private final JsonFactory factory;
  private final Nesting nesting = new Nesting();
  private final JsonText text;

  public TreeReader(Columns columns) {
    this.columns = columns;
    this.row = new RowBuilder(columns);
    this.factory = JsonInput.factory(columns.limits());
    this.text = new JsonText(nesting, columns.limits().depth());
  }

  /**
   * Reads the record at whose beginning the parser stands, to its end.
   *
   * @param key the record's name in the object that it is a member of; null if it is none
   */
  public void read(JsonParser parser, @Nullable String key) throws IOException {
    nesting.clear();
    row.begin();
    JsonToken token = parser.currentToken();
    if (token != JsonToken.START_OBJECT
        && (token != JsonToken.START_ARRAY || !columns.root().hasElementsOnly())) {
      row.refuse("not an object", "not an object but " + JsonInput.describe(token));
      parser.skipChildren();
      return;
    }
    nesting.pass(token, parser);
    value(columns.root(), parser);
    for (int column : columns.keys()) {
      row.text(column, Objects.requireNonNullElse(key, ""));
    }
    if (nesting.twice() != null) {
      row.refuse(
          "a name twice in one object",
          "an object has the name '%s' twice".formatted(nesting.twice()));
    }
  }

  /**
   * Hands over what was read, as a row or as a reject.
   *
   * @param record as it was written; asked for a reject only
   */
  public void deliver(long position, Supplier<String> record, RecordSink sink) {
    row.deliver(position, record, sink);
  }

  private void value(@Nullable Branch branch, JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (branch == null) {
      if (token.isStructStart()) {
        nesting.through(parser, _ -> {});
      }
    } else if (branch.columns().isEmpty()) {
      below(branch, parser);
    } else if (token.isStructStart()) {
      structure(branch, parser, token);
    } else {
      for (int column : branch.columns()) {
        scalar(column, parser);
      }
    }
  }

  private void below(Branch branch, JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      while (nesting.next(parser) != null) {
        Branch member = branch.member(parser.currentName());
        nesting.next(parser);
        value(member, parser);
      }
    } else if (parser.currentToken() == JsonToken.START_ARRAY) {
      for (int i = 0; nesting.next(parser) != null; i++) {
        value(branch.element(i), parser);
      }
    }
  }

  /** What is wanted whole and in parts is read twice. */
  private void structure(Branch branch, JsonParser parser, JsonToken start) throws IOException {
    try {
      String json = text.read(parser);
      for (int column : branch.columns()) {
        Scalars.structure(row, column, columns.type(column), start, json);
      }
      if (!branch.isLeaf()) {
        try (JsonParser again = factory.createParser(json)) {
          nesting.pass(Objects.requireNonNull(again.nextToken()), again);
          below(branch, again);
        }
      }
    } catch (BadValue e) {
      branch.columns().forEach(column -> row.bad(column, e, JsonInput.describe(start)));
    }
  }

  private void scalar(int column, JsonParser parser) throws IOException {
    try {
      row.set(column, Scalars.value(columns.text(column), parser));
    } catch (BadValue e) {
      row.bad(column, e, parser.getText());
    }
  }
}
