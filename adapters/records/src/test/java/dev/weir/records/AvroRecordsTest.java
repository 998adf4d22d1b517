package dev.weir.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.pipeline.source.Format;
import dev.weir.records.rows.RecordLimits;
import dev.weir.records.rows.UnusableDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AvroRecordsTest {
  private static final Schema ORDER =
      new Schema.Parser()
          .parse(
              """
              {"type": "record", "name": "order", "fields": [
                {"name": "id", "type": "long"},
                {"name": "at", "type": {"type": "long", "logicalType": "timestamp-micros"}},
                {"name": "price", "type": ["null",
                  {"type": "bytes", "logicalType": "decimal", "precision": 38, "scale": 2}]},
                {"name": "rate", "type": "double"},
                {"name": "state", "type": {"type": "enum", "name": "state", "symbols": ["NEW"]}},
                {"name": "address", "type": ["null", {"type": "record", "name": "address",
                  "fields": [{"name": "city", "type": ["null", "string"]}]}]},
                {"name": "lines", "type": {"type": "array", "items":
                  {"type": "map", "values": "int"}}}]}
              """);
  private static final String COLUMNS =
      "id bigint, at timestamptz, price decimal(38,2), rate double, state text, city text"
          + " /address/city, lines text";
  private static final List<String> ROWS =
      List.of(
          "[1, 2026-01-02T03:04:05.000006Z, 12345678901234567890.12, 0.1, NEW, Oslo,"
              + " [{\"a\":1},{}]]",
          "[2, 1970-01-01T00:00:00Z, null, NaN, NEW, null, []]");

  @ParameterizedTest
  @ValueSource(strings = {"null", "deflate", "snappy", "zstandard"})
  void recordsAreReadHoweverBlocksArePacked(String codec) throws Exception {
    assertThat(read(file(codec, 1), COLUMNS).rows).containsExactlyElementsOf(ROWS);
    assertThat(read(file(codec, 700), COLUMNS).rows).hasSize(1400).endsWith(ROWS.get(1));
  }

  @Test
  void aValueThatItsColumnDoesNotTakeIsAReject() throws Exception {
    Collected collected = read(file("null", 1), "id integer, rate decimal(3,2), price text");
    assertThat(collected.rows).containsExactly("[1, 0.10, 12345678901234567890.12]");
    assertThat(collected.rejects)
        .singleElement()
        .satisfies(
            reject -> {
              assertThat(reject.position()).isEqualTo(2);
              assertThat(reject.reason()).contains("column rate, value 'NaN'");
              assertThat(reject.record()).startsWith("{\"id\":2,\"price\":null,\"rate\":\"NaN\"");
            });
  }

  @Test
  void aColumnThatTheFileLacksIsTold() {
    assertThatThrownBy(() -> read(file("null", 1), "id bigint, total text"))
        .isInstanceOf(UnusableDocument.Unexpected.class)
        .hasMessage("it has no column 'total'; it has: id, at, price, rate, state, address, lines");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "deflate", "snappy", "zstandard"})
  void aFileThatIsCutOffGivesWhatIsBeforeAndIsBroken(String codec) throws Exception {
    byte[] whole = file(codec, 1);
    int ends = 0;
    for (int length = 1; length < whole.length; length++) {
      Collected collected = new Collected();
      byte[] cut = Arrays.copyOf(whole, length);
      try {
        collected.read(Format.AVRO, "", COLUMNS, cut, RecordLimits.DEFAULT);
        ends++;
      } catch (UnusableDocument.Broken e) {
        assertThat(e.place().record()).isEqualTo(collected.rows.size() + 1);
        assertThat(e.place().spot()).isEqualTo(ends == 0 ? "its header" : "block 1");
      }
    }
    // Right behind the header, where nothing tells that there was more.
    assertThat(ends).isEqualTo(1);
  }

  @Test
  void aFileThatIsDamagedAnywhereIsReadOrUnusable() throws Exception {
    for (String codec : List.of("null", "deflate", "snappy", "zstandard")) {
      byte[] whole = file(codec, 1);
      for (int at = 0; at < whole.length; at++) {
        for (int change : new int[] {0x01, 0x55, 0xFF}) {
          byte[] damaged = whole.clone();
          damaged[at] ^= (byte) change;
          try {
            read(damaged, COLUMNS);
          } catch (UnusableDocument e) {
            assertThat(e.getMessage()).doesNotContain("Exception");
          }
        }
      }
    }
  }

  @Test
  void whatIsNoAvroFileIsTold() {
    assertThatThrownBy(() -> read(new byte[] {'P', 'A', 'R', '1', 0}, COLUMNS))
        .isInstanceOf(UnusableDocument.Broken.class)
        .hasMessage("it is not an Avro file");
    assertThatThrownBy(() -> read(new byte[0], COLUMNS))
        .isInstanceOf(UnusableDocument.Empty.class)
        .hasMessage("it is empty, there should be an Avro file");
    assertThatThrownBy(() -> read(file("bzip2", 1), COLUMNS))
        .isInstanceOf(UnusableDocument.Unexpected.class)
        .hasMessage(
            "it is packed with 'bzip2', which Weir does not read: write it with deflate, snappy or"
                + " zstandard");
  }

  @Test
  void aRecordHasABound() throws IOException {
    byte[] file = file("deflate", 1);
    assertThatThrownBy(
            () -> Collected.of(Format.AVRO, "", "id bigint", file, new RecordLimits(1000, 1)))
        .isInstanceOf(UnusableDocument.Broken.class)
        .hasMessage("a record is nested deeper than 1");
  }

  private static Collected read(byte[] file, String columns) throws IOException, UnusableDocument {
    return Collected.of(Format.AVRO, "", columns, file, RecordLimits.DEFAULT);
  }

  private static byte[] file(String codec, int times) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataFileWriter<GenericRecord> writer =
        new DataFileWriter<>(new GenericDatumWriter<>(ORDER))) {
      writer.setCodec(CodecFactory.fromString(codec));
      writer.setSyncInterval(2000);
      writer.create(ORDER, bytes, new byte[16]);
      for (int i = 0; i < times; i++) {
        for (GenericRecord record : records()) {
          writer.append(record);
        }
      }
    }
    return bytes.toByteArray();
  }

  private static List<GenericRecord> records() {
    GenericRecord address =
        new GenericData.Record(ORDER.getField("address").schema().getTypes().get(1));
    address.put("city", "Oslo");
    GenericRecord first = new GenericData.Record(ORDER);
    first.put("id", 1L);
    first.put("at", 1767323045000006L);
    first.put("price", ByteBuffer.wrap(new BigInteger("1234567890123456789012").toByteArray()));
    first.put("rate", 0.1);
    first.put("address", address);
    first.put("lines", List.of(Map.of("a", 1), Map.of()));
    GenericRecord second = new GenericData.Record(ORDER);
    second.put("id", 2L);
    second.put("at", 0L);
    second.put("rate", Double.NaN);
    second.put("lines", List.of());
    for (GenericRecord record : List.of(first, second)) {
      record.put("state", new GenericData.EnumSymbol(ORDER.getField("state").schema(), "NEW"));
    }
    return List.of(first, second);
  }
}
