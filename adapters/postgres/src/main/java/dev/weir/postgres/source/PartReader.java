package dev.weir.postgres.source;

import dev.weir.error.TerminalException;
import dev.weir.parquet.WriterSettings;
import dev.weir.parquet.column.ColumnFileWriter;
import dev.weir.postgres.connection.PostgresError;
import dev.weir.postgres.source.decode.CopyBatch;
import dev.weir.postgres.source.decode.Decoder;
import dev.weir.postgres.source.decode.SelectedColumn;
import dev.weir.postgres.source.session.ReadSession;
import dev.weir.source.SourceDatabase.ExtractedFile;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.copy.CopyOut;

/** Copies one part of a relation into one Parquet file. */
final class PartReader {
  private static final int BATCHES_BETWEEN_REPORTS = 64;

  private final SelectedRelation selection;
  private final WriterSettings settings;
  private final Totals totals;

  PartReader(SelectedRelation selection, WriterSettings settings, Totals totals) {
    this.selection = selection;
    this.settings = settings;
    this.totals = totals;
  }

  /**
   * @param number of the part, from 0
   * @param condition that makes it, as in {@code WHERE ...}
   */
  ExtractedFile read(ReadSession session, int number, String condition, Path file)
      throws SQLException {
    try (ColumnFileWriter writer = new ColumnFileWriter(file, selection.schema(), settings)) {
      CopyOut copy = session.copy(selection.sql(condition));
      copy(copy, number, writer);
      if (copy.getHandledRowCount() != writer.rows()) {
        throw new TerminalException(
            PostgresError.UNEXPECTED_ANSWER,
            "Cannot read %s: the server sent %d rows, %d arrived. Report this."
                .formatted(selection.relation(), copy.getHandledRowCount(), writer.rows()));
      }
      writer.finish();
      totals.set(number, writer.rows(), writer.bytes());
      return new ExtractedFile(file, writer.rows());
    }
  }

  private void copy(CopyOut copy, int number, ColumnFileWriter writer) throws SQLException {
    List<SelectedColumn> columns = selection.columns();
    Decoder[] decoders = new Decoder[columns.size()];
    for (int i = 0; i < decoders.length; i++) {
      decoders[i] = Decoder.of(columns.get(i), writer.level(i));
    }
    CopyBatch batch = new CopyBatch(decoders.length);
    for (int batches = 1; batch.read(copy); batches++) {
      for (int i = 0; i < decoders.length; i++) {
        decoders[i].decode(batch, i, writer.column(i));
      }
      writer.endBatch(batch.size());
      if (batches % BATCHES_BETWEEN_REPORTS == 0) {
        totals.set(number, writer.rows(), writer.bytes());
      }
    }
  }
}
