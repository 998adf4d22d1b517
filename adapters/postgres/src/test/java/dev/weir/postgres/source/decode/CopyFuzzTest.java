package dev.weir.postgres.source.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.parquet.WriterSettings;
import dev.weir.parquet.column.ColumnFileWriter;
import dev.weir.postgres.connection.PostgresError;
import dev.weir.schema.ColumnType;
import dev.weir.schema.Schema;
import dev.weir.testkit.fuzz.Fuzz;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a server sends for binary COPY: rows of the declared columns, or an error of ours. */
class CopyFuzzTest {
  private static final int ROUNDS = 5000;
  private static final List<SelectedColumn> COLUMNS =
      List.of(
          column(Wire.BOOLEAN, "boolean"),
          column(Wire.INT2, "integer"),
          column(Wire.INT4, "integer"),
          column(Wire.INT8, "bigint"),
          column(Wire.OID, "bigint"),
          column(Wire.FLOAT4, "real"),
          column(Wire.FLOAT8, "double"),
          column(Wire.NUMERIC, "decimal(18,4)"),
          column(Wire.TEXT, "text"),
          column(Wire.UUID, "text"),
          column(Wire.BYTEA, "binary"),
          column(Wire.DATE, "date"),
          column(Wire.TIMESTAMP, "timestamp"));

  @TempDir Path folder;

  @Test
  void whatTheServerSendsIsRowsOrAnError() {
    Fuzz.of(CopyFuzzTest.class, "seeds", ROUNDS)
        .run(
            input -> {
              try {
                read(input);
              } catch (TerminalException e) {
                assertThat(e.code())
                    .isIn(PostgresError.UNEXPECTED_ANSWER, PostgresError.VALUE_DOES_NOT_FIT);
              }
            });
  }

  @Test
  void aStreamIsReadAsItWasMeant() throws Exception {
    byte[] seed;
    try (var stream = CopyFuzzTest.class.getResourceAsStream("seeds/every-type.copy")) {
      seed = stream == null ? new byte[0] : stream.readAllBytes();
    }
    assertThat(read(seed)).isEqualTo(4);
    assertThatThrownBy(() -> read(replaced(seed, "PGCOPY", "PGCOPX")))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-2234")
        .hasMessageContaining("the server sent another header");
    assertThatThrownBy(() -> read(replaced(seed, "\14\0\2\0\0", "\14\0\1\0\0")))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-2234 Cannot read column 'numeric' of table t: ")
        .hasMessageContaining("a number has 12 bytes");
    assertThatThrownBy(() -> read(replaced(seed, "\023\210", "\047\020")))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("a number has the digit 10000 to the base 10,000");
  }

  private static byte[] replaced(byte[] bytes, String text, String by) {
    String latin = new String(bytes, StandardCharsets.ISO_8859_1);
    int at = latin.indexOf(text);
    return (latin.substring(0, at) + by + latin.substring(at + text.length()))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /** How many rows there were. */
  private long read(byte[] stream) throws Exception {
    Path file = folder.resolve("part.parquet");
    Files.deleteIfExists(file);
    Schema schema = new Schema(COLUMNS.stream().map(SelectedColumn::column).toList());
    try (ColumnFileWriter writer = new ColumnFileWriter(file, schema, WriterSettings.DEFAULT)) {
      CopyBatch batch = new CopyBatch(COLUMNS.size());
      SentMessages copy = new SentMessages(messages(stream));
      while (batch.read(copy)) {
        decode(batch, writer);
      }
      writer.finish();
      return writer.rows();
    }
  }

  private static void decode(CopyBatch batch, ColumnFileWriter writer) {
    for (int i = 0; i < COLUMNS.size(); i++) {
      Decoder.of(COLUMNS.get(i), writer.level(i)).decode(batch, i, writer.column(i));
    }
    writer.endBatch(batch.size());
  }

  /** As the protocol frames them: a letter, a length that counts itself, the bytes. */
  private static List<byte[]> messages(byte[] stream) {
    List<byte[]> messages = new ArrayList<>();
    ByteBuffer rest = ByteBuffer.wrap(stream);
    while (rest.remaining() >= 1 + Integer.BYTES) {
      rest.get();
      int length = rest.getInt() - Integer.BYTES;
      byte[] message = new byte[Math.clamp(length, 0, rest.remaining())];
      rest.get(message);
      messages.add(message);
    }
    return messages;
  }

  private static SelectedColumn column(Wire wire, String type) {
    String name = wire.name().toLowerCase(Locale.ROOT);
    return new SelectedColumn(
        "table t", name, name, wire, ColumnType.parse(type), true, Optional.empty());
  }
}
