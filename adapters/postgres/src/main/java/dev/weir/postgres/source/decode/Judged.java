package dev.weir.postgres.source.decode;

import dev.weir.parquet.column.ColumnValues;
import dev.weir.source.ServerText;
import dev.weir.text.Excerpt;
import dev.weir.value.BadValue;
import java.nio.charset.StandardCharsets;
import org.apache.parquet.column.ColumnWriter;

/**
 * A column that the pipeline reads as another type: the server's text is judged, and kept whole.
 */
final class Judged extends Decoder {
  private static final int SHOWN_CHARACTERS = 80;

  private final ServerText judge;
  private final ColumnValues values;

  Judged(SelectedColumn column, ServerText judge, int level) {
    super(column, level);
    this.judge = judge;
    this.values = new ColumnValues(column.type(), level);
  }

  @Override
  void value(byte[] bytes, int at, int length, ColumnWriter writer, int level) {
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    try {
      Object value = judge.parse(text);
      if (value == null) {
        writer.writeNull(0, 0);
      } else {
        values.write(value, writer);
      }
    } catch (BadValue e) {
      throw column().doesNotFit(Excerpt.of(text, SHOWN_CHARACTERS), e.kind());
    }
  }
}
