package dev.weir.standin.redshift.engine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;

/** Rows that a statement gave, as the Data API writes them. */
public record ResultTable(ArrayNode columns, List<ArrayNode> rows, long bytes) {
  public ResultTable {
    rows = List.copyOf(rows);
  }
}
