package dev.weir.cli.draft;

import dev.weir.cli.draft.column.FieldNames;
import dev.weir.cli.draft.column.SampledColumn;
import dev.weir.cli.error.CommandError;
import dev.weir.error.TerminalException;
import dev.weir.parquet.outside.DamagedFile;
import dev.weir.parquet.outside.DocumentReader;
import dev.weir.schema.Column;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The source of a Parquet file, which says its columns itself. */
final class ParquetDraft {
  private ParquetDraft() {}

  /**
   * Lines of the source, without its name.
   *
   * @param connection line that names the connection and path
   */
  static List<String> source(String connection, Path file) {
    List<String> lines = new ArrayList<>(List.of(connection));
    lines.add("format: parquet");
    lines.addAll(SampledColumn.lines(columns(file)));
    return lines;
  }

  private static List<SampledColumn> columns(Path file) {
    FieldNames names = new FieldNames();
    List<SampledColumn> columns = new ArrayList<>();
    try (DocumentReader reader = DocumentReader.open(file, file.toString(), _ -> false, 0)) {
      for (Column column : reader.columns()) {
        String path = "/" + column.name().replace("~", "~0").replace("/", "~1");
        columns.add(
            new SampledColumn(
                names.of(column.name(), "column_" + (columns.size() + 1)), path, column.type()));
      }
    } catch (DamagedFile e) {
      throw unusable(file, "%s is broken: %s".formatted(e.spot(), e.getMessage()));
    }
    if (columns.isEmpty()) {
      throw unusable(file, "no column of it can be read");
    }
    return columns;
  }

  private static TerminalException unusable(Path file, String reason) {
    return new TerminalException(
        CommandError.NO_DRAFT, "Cannot draft a pipeline from %s: %s.".formatted(file, reason));
  }
}
