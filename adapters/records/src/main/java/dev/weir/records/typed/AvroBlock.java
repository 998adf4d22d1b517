package dev.weir.records.typed;

import dev.weir.records.packed.Packed;
import dev.weir.records.rows.UnusableDocument;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.xerial.snappy.Snappy;

/** The records of one block of an Avro file, unpacked as they are read. */
final class AvroBlock implements AutoCloseable {
  /** Snappy has no other way than all at once. */
  private static final int MOST_SNAPPY = 256 << 20;

  private final long records;
  private final BlockBytes stored;
  private final Inflater inflater = new Inflater(true);
  private final InputStream unpacked;
  private final BinaryDecoder decoder;

  AvroBlock(long records, BlockBytes stored, String codec) throws IOException, UnusableDocument {
    this.records = records;
    this.stored = stored;
    this.unpacked = new BufferedInputStream(unpacked(codec));
    this.decoder = DecoderFactory.get().directBinaryDecoder(unpacked, null);
  }

  private InputStream unpacked(String codec) throws IOException, UnusableDocument {
    return switch (codec) {
      case "", "null" -> stored;
      case "deflate" -> new InflaterInputStream(stored, inflater);
      case "snappy" -> new ByteArrayInputStream(snappy());
      case "zstandard" -> Packed.ZSTANDARD.unpack(stored);
      default ->
          throw new UnusableDocument.Unexpected(
              "it is packed with '%s', which Weir does not read: write it with deflate, snappy or zstandard"
                  .formatted(codec));
    };
  }

  /** Behind the packed bytes stands a checksum of what was packed. */
  private byte[] snappy() throws IOException {
    if (stored.left() < Integer.BYTES || stored.left() > MOST_SNAPPY) {
      throw new AvroDamage("it has %d bytes".formatted(stored.left()));
    }
    byte[] packed = stored.readNBytes((int) stored.left() - Integer.BYTES);
    int expected = ByteBuffer.wrap(stored.readNBytes(Integer.BYTES)).getInt();
    int length = length(packed);
    byte[] bytes = new byte[length];
    CRC32 sum = new CRC32();
    try {
      sum.update(bytes, 0, Snappy.uncompress(packed, 0, packed.length, bytes, 0));
    } catch (IOException e) {
      throw new AvroDamage("it cannot be unpacked by snappy");
    }
    if ((int) sum.getValue() != expected) {
      throw new AvroDamage("its checksum is wrong");
    }
    return bytes;
  }

  private static int length(byte[] packed) throws IOException {
    int length;
    try {
      length = Snappy.uncompressedLength(packed);
    } catch (IOException e) {
      throw new AvroDamage("it cannot be unpacked by snappy");
    }
    if (length < 0 || length > MOST_SNAPPY) {
      throw new AvroDamage("it has %d bytes unpacked".formatted(length));
    }
    return length;
  }

  long records() {
    return records;
  }

  BinaryDecoder decoder() {
    return decoder;
  }

  /**
   * All records have been read.
   *
   * @throws AvroDamage if there is more in the block
   */
  void end() throws IOException {
    if (unpacked.read() >= 0 || stored.left() > 0) {
      throw new AvroDamage("it has more in it than its %d records".formatted(records));
    }
    stored.end();
  }

  /** The file stays open. */
  @Override
  public void close() {
    inflater.end();
  }
}
