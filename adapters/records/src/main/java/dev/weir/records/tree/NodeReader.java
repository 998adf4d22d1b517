package dev.weir.records.tree;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.records.rows.RecordSink;
import org.jspecify.annotations.Nullable;

/** Reads records that are in memory as trees of texts into rows. Not thread-safe. */
public final class NodeReader {
  private final Columns columns;
  private final RowBuilder row;

  public NodeReader(Columns columns) {
    this.columns = columns;
    this.row = new RowBuilder(columns);
  }

  /** Hands a record over, as a row or as a reject. */
  public void read(long position, JsonNode record, RecordSink sink) {
    row.begin();
    branch(columns.root(), record);
    row.deliver(position, record::toString, sink);
  }

  private void branch(Branch branch, @Nullable JsonNode node) {
    if (node == null) {
      return;
    }
    for (int column : branch.columns()) {
      column(column, node);
    }
    for (Branch below : branch.below()) {
      branch(below, node.isArray() ? node.get(below.index()) : node.get(below.name()));
    }
  }

  private void column(int column, JsonNode node) {
    if (node.isTextual()) {
      row.text(column, node.textValue());
    } else if (node.isContainerNode()) {
      JsonToken start = node.isArray() ? JsonToken.START_ARRAY : JsonToken.START_OBJECT;
      Scalars.structure(row, column, columns.type(column), start, node.toString());
    } else {
      row.set(column, null);
    }
  }
}
