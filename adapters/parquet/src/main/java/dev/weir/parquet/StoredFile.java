package dev.weir.parquet;

import java.util.Set;
import org.apache.parquet.schema.MessageType;

/**
 * A Parquet file as its footer has it, types that Weir does not have included.
 *
 * @param rows of all row groups
 * @param full columns that are known to hold no null
 */
public record StoredFile(MessageType columns, long rows, Set<String> full) {
  public StoredFile {
    full = Set.copyOf(full);
  }
}
