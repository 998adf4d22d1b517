package dev.weir.warehouse;

import dev.weir.dataset.DataFile;
import dev.weir.increment.CursorMove;
import dev.weir.pipeline.TableName;
import dev.weir.pipeline.Write;
import dev.weir.pipeline.design.TableDesign;
import dev.weir.schema.Schema;
import dev.weir.text.Sha256;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One table of a publication.
 *
 * @param keys for merge: columns of the schema that identify a row; otherwise empty
 * @param allowEmpty whether replace may leave the table without rows
 * @param design names columns of the schema
 * @param cursors what is noted with the rows where they are what was new; empty for all others
 * @param files in the lake; each has all columns of the schema, in its order
 */
public record TargetLoad(
    TableName table,
    Schema schema,
    Write write,
    List<String> keys,
    boolean allowEmpty,
    TableDesign design,
    List<DataFile> files,
    Optional<CursorMove> cursors) {
  public TargetLoad {
    keys = List.copyOf(keys);
    files = List.copyOf(files);
    if (write == Write.MERGE == keys.isEmpty()) {
      throw new IllegalArgumentException("Merge needs keys and nothing else takes them: " + table);
    }
  }

  /** One whose rows are all that its sources have. */
  public TargetLoad(
      TableName table,
      Schema schema,
      Write write,
      List<String> keys,
      boolean allowEmpty,
      TableDesign design,
      List<DataFile> files) {
    this(table, schema, write, keys, allowEmpty, design, files, Optional.empty());
  }

  /** Rows that must be found in staging, or nothing is published. */
  public long rows() {
    return files.stream().mapToLong(DataFile::rows).sum();
  }

  /** Tells what is in the files: another making of the same data set has files of other names. */
  public String digest() {
    return Sha256.of(
        files.stream()
            .map(file -> "%s %s %s\n".formatted(file.key(), file.rows(), file.bytes()))
            .collect(Collectors.joining()));
  }
}
